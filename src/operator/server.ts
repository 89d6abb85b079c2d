import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/** Monitors ask one at a time; more connections than this are somebody else's. */
const MAX_CONNECTIONS = 50;

/** Whether the bot can do its work now; `reason` says in one sentence why not. */
export type Readiness = { readonly kind: 'ready' } | { readonly kind: 'not-ready'; readonly reason: string };

/** What the operator's port answers from. */
export interface OperatorServerParts {
  readonly registry: Registry;
  readonly readiness: () => Readiness;
}

/** The operator's port, open. */
export interface OperatorServer {
  readonly port: number;
  /** Its address with the port, for a browser or a probe. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves /livez and /healthz (the event loop turns), /readyz (200, or 503 with the reason) and /metrics (Prometheus
 * text). Nothing of it is secret, yet it belongs to the operator alone: another host than the loopback address is for a
 * network of theirs. Port 0 takes a free one; what cannot be had is said to the operator.
 */
export async function startOperatorServer(
  host: string,
  port: number,
  parts: OperatorServerParts,
): Promise<OperatorServer> {
  const server = createServer({ maxHeaderSize: 8192 }, (request, response) => {
    void answer(request.method, request.url, parts)
      .catch((error) => ({
        status: 500,
        type: 'text/plain',
        body: `the metrics cannot be read: ${String(error)}\n`,
      }))
      .then(({ status, type, body }) => response.writeHead(status, { 'Content-Type': type }).end(body));
  });
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'another program uses it' : cause.message;
      reject(new Error(`Health and metrics cannot be served on ${host}, port ${port}: ${why}.`, { cause }));
    });
    server.listen(port, host, resolve);
  });
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}`;
  return { port: portOf(server), url, close: () => closed(server) };
}

async function answer(method: string | undefined, url: string | undefined, parts: OperatorServerParts) {
  const text = { status: 200, type: 'text/plain; charset=utf-8' };
  if (method !== 'GET' && method !== 'HEAD') return { ...text, status: 405, body: 'only GET\n' };
  switch (url?.split('?')[0]) {
    case '/livez':
    case '/healthz':
      return { ...text, body: 'alive\n' };
    case '/readyz': {
      const readiness = parts.readiness();
      if (readiness.kind === 'ready') return { ...text, body: 'ready\n' };
      return { ...text, status: 503, body: `${readiness.reason}\n` };
    }
    case '/metrics':
      return { status: 200, type: parts.registry.contentType, body: await parts.registry.metrics() };
    default:
      return { ...text, status: 404, body: 'there are /livez, /healthz, /readyz and /metrics\n' };
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
