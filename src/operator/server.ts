import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

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
  close(): Promise<void>;
}

/**
 * Serves /healthz (the process answers), /readyz (200, or 503 with the reason) and /metrics (Prometheus text)
 * on the loopback address alone. Port 0 takes a free one; a port that cannot be had is said to the operator.
 */
export async function startOperatorServer(port: number, parts: OperatorServerParts): Promise<OperatorServer> {
  const server = createServer((request, response) => {
    answer(request.method, request.url, parts)
      .catch((error) => ({
        status: 500,
        type: 'text/plain',
        body: `the metrics cannot be read: ${String(error)}\n`,
      }))
      .then(({ status, type, body }) => response.writeHead(status, { 'Content-Type': type }).end(body));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'another program uses it' : cause.message;
      reject(new Error(`Health and metrics cannot be served on 127.0.0.1, port ${port}: ${why}.`, { cause }));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return { port: portOf(server), close: () => closed(server) };
}

async function answer(method: string | undefined, url: string | undefined, parts: OperatorServerParts) {
  const text = { status: 200, type: 'text/plain; charset=utf-8' };
  if (method !== 'GET' && method !== 'HEAD') return { ...text, status: 405, body: 'only GET\n' };
  switch (url?.split('?')[0]) {
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
      return { ...text, status: 404, body: 'there are /healthz, /readyz and /metrics\n' };
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
