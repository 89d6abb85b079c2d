import type { Server } from 'node:http';
import { Socket } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { ListenError } from '../network/listenError.ts';

/** A listening web server; `url` contains its address and port. */
export interface WebServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Maximum number of served connections; a browser uses six. It leaves the bot enough of the file descriptors (1,024 on
 * most machines) for Discord, sources and store.
 */
const SERVED_CONNECTIONS = 300;
/** Number of further connections that get a notice and are closed; beyond it they are dropped. */
const REFUSED_CONNECTIONS = 100;
const RETRY_AFTER_SECONDS = 5;
/** Timeout of a request's headers. */
const HEADERS_TIMEOUT_MILLISECONDS = 10_000;

/** Listens on a host and port (0: any free one). Throws a ListenError if this fails. */
export async function startWebServer(
  /** The routes, or a function that creates them from the server's URL. */
  routes: Hono | ((url: string) => Hono),
  host: string,
  port: number,
): Promise<WebServer> {
  const crowd = new Crowd();
  return new Promise((resolve, reject) => {
    let app: Hono | undefined;
    const server = serve(
      {
        fetch: (request, env) =>
          app === undefined || crowd.isTooMany(env) ? full() : app.fetch(request, env),
        hostname: host,
        port,
      },
      ({ port: taken }) => {
        const url = `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
        app = typeof routes === 'function' ? routes(url) : routes;
        resolve({ url, close: () => close(server) });
      },
    );
    if (isHttpServer(server)) {
      crowd.watch(server);
      server.maxConnections = SERVED_CONNECTIONS + REFUSED_CONNECTIONS;
      server.headersTimeout = HEADERS_TIMEOUT_MILLISECONDS;
    }
    server.once('error', (cause) => reject(new ListenError('web', { host, port }, cause)));
  });
}

/** Connections of a server, including those beyond the limit. */
class Crowd {
  readonly #tooMany = new WeakSet<Socket>();
  #served = 0;

  watch(server: Server): void {
    server.on('connection', (socket) => {
      if (this.#served >= SERVED_CONNECTIONS) {
        this.#tooMany.add(socket);
        return;
      }
      this.#served += 1;
      socket.once('close', () => {
        this.#served -= 1;
      });
    });
  }

  isTooMany({ incoming }: { readonly incoming: { readonly socket: unknown } }): boolean {
    const { socket } = incoming;
    return socket instanceof Socket && this.#tooMany.has(socket);
  }
}

/** Response on a connection that is then closed, so that the next attempt uses a new one. */
function full(): Response {
  return new Response(
    '现在访问的人太多，请过几秒再试。\nToo many readers at present: please try again in some seconds.\n',
    {
      status: 503,
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'no-store',
        'Retry-After': String(RETRY_AFTER_SECONDS),
        Connection: 'close',
      },
    },
  );
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
