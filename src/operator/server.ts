import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Registry } from 'prom-client';
import type { Queries } from '../database/database.ts';
import { ListenError } from '../network/listenError.ts';

/** Maximum number of connections: a monitor needs one. */
const MAX_CONNECTIONS = 50;

/** Whether the bot can work now; `reason` is one sentence. */
export type Readiness = { readonly kind: 'ready' } | { readonly kind: 'not-ready'; readonly reason: string };

/** Dependencies of the operator's server. */
export interface OperatorServerParts {
  readonly registry: Registry;
  readonly readiness: () => Readiness | Promise<Readiness>;
}

/** Longest standstill of the event loop before it is reported as dead. */
const MOST_SECONDS_STILL = 10;
const BEAT_MILLISECONDS = 1000;

/** Measures how long the event loop has stood still. */
interface Beat {
  sinceLast(): number;
  stop(): void;
}

function startBeat(): Beat {
  let last = performance.now();
  const timer = setInterval(() => {
    last = performance.now();
  }, BEAT_MILLISECONDS);
  timer.unref();
  return { sinceLast: () => performance.now() - last, stop: () => clearInterval(timer) };
}

/** Timeout of a probe of the store. */
const PATIENCE_MILLISECONDS = 2000;

/** Returns whether a store answers in time. */
export async function isReachable(store: Pick<Queries, 'get'>): Promise<boolean> {
  const patience = new AbortController();
  const late = setTimeout(PATIENCE_MILLISECONDS, false, { signal: patience.signal, ref: false });
  const asked = store.get('SELECT 1 AS one').then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    patience.abort();
    late.catch(() => undefined);
  }
}

/** The running operator's server. */
export interface OperatorServer {
  readonly port: number;
  /** Its URL with the port. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves /livez and /healthz (the event loop has turned within ten seconds), /readyz (200, or 503 with the reason) and
 * /metrics (Prometheus text). The content is not secret, but another host than the loopback address should be in the
 * operator's own network. Port 0 chooses a free one. Rejects with a ListenError if the port cannot be opened.
 */
export async function startOperatorServer(
  host: string,
  port: number,
  parts: OperatorServerParts,
): Promise<OperatorServer> {
  const beat = startBeat();
  const server = createServer({ maxHeaderSize: 8192 }, (request, response) => {
    void answer(request.method, request.url, parts, beat)
      .catch((error) => ({
        status: 500,
        type: 'text/plain',
        body: `the metrics cannot be read: ${String(error)}\n`,
      }))
      .then(({ status, type, body }) => response.writeHead(status, { 'Content-Type': type }).end(body));
  });
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new ListenError('operator', { host, port }, cause)));
    server.listen(port, host, resolve);
  });
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}`;
  return { port: portOf(server), url, close: () => closed(server).finally(() => beat.stop()) };
}

async function answer(
  method: string | undefined,
  url: string | undefined,
  parts: OperatorServerParts,
  beat: Beat,
) {
  const text = { status: 200, type: 'text/plain; charset=utf-8' };
  if (method !== 'GET' && method !== 'HEAD') return { ...text, status: 405, body: 'only GET\n' };
  switch (url?.split('?')[0]) {
    case '/livez':
    case '/healthz':
      if (beat.sinceLast() <= MOST_SECONDS_STILL * 1000) return { ...text, body: 'alive\n' };
      return { ...text, status: 503, body: `the event loop stood still for ${MOST_SECONDS_STILL} seconds\n` };
    case '/readyz': {
      const readiness = await parts.readiness();
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
