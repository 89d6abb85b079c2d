import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** A web server that listens; `url` names the address and port it got. */
export interface WebServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Connections at once: readers' browsers take six each. What is more waits at the door, so that a crowd never takes the file
 * descriptors that the bot itself needs for Discord, its sources and its store (1,024 on most machines).
 */
const MAX_CONNECTIONS = 300;
/** A request whose head takes longer than this to arrive holds its connection for nothing. */
const HEADERS_TIMEOUT_MILLISECONDS = 10_000;

/** Listens on a host and a port (0: any free one). Throws with a sentence for the operator where that cannot be. */
export async function startWebServer(app: Hono, host: string, port: number): Promise<WebServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, ({ port: taken }) => {
      const shown = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${shown}:${taken}`, close: () => close(server) });
    });
    if (isHttpServer(server)) {
      server.maxConnections = MAX_CONNECTIONS;
      server.headersTimeout = HEADERS_TIMEOUT_MILLISECONDS;
    }
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'another program uses it' : cause.message;
      reject(new Error(`The web pages cannot be served on ${host}, port ${port}: ${why}.`, { cause }));
    });
  });
}

function close(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    if (isHttpServer(server)) server.closeAllConnections();
  });
}

function isHttpServer(server: ReturnType<typeof serve>): server is Server {
  return 'closeAllConnections' in server;
}
