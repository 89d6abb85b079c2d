import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** A web server that listens; `url` names the address and port it got. */
export interface WebServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on a host and a port (0: any free one). Throws with a sentence for the operator where that cannot be. */
export async function startWebServer(app: Hono, host: string, port: number): Promise<WebServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, ({ port: taken }) => {
      const shown = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${shown}:${taken}`, close: () => close(server) });
    });
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'another program uses it' : cause.message;
      reject(new Error(`The web pages cannot be served on ${host}, port ${port}: ${why}.`, { cause }));
    });
  });
}

function close(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    if (hasConnections(server)) server.closeAllConnections();
  });
}

function hasConnections(server: ReturnType<typeof serve>): server is Server {
  return 'closeAllConnections' in server;
}
