import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';

/** A real HTTP proxy on 127.0.0.1: tunnels (CONNECT) and forwards, and keeps what it was asked. */
export interface ProxyServer {
  readonly url: string;
  /** `CONNECT host:port` and `GET http://…`, in their order. */
  readonly asked: string[];
  /** The `Proxy-Authorization` of each. */
  readonly authorizations: (string | undefined)[];
  close(): Promise<void>;
}

/** How a proxy behaves. */
export interface ProxyServerOptions {
  /** Where names lead: the proxy resolves them itself, as one abroad does. */
  readonly hosts?: Readonly<Record<string, { readonly port: number; readonly host?: string }>>;
  /** Answered to every CONNECT in place of a tunnel. */
  readonly refusal?: number;
}

/** Starts a proxy on a free port. */
export async function startProxyServer({
  hosts = {},
  refusal,
}: ProxyServerOptions = {}): Promise<ProxyServer> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const open = new Set<Socket>();
  const note = (what: string, { headers }: IncomingMessage) => {
    asked.push(what);
    authorizations.push(headers['proxy-authorization']);
  };
  const target = (host: string, port: string) => ({ host, port: Number(port), ...hosts[host] });
  const server = createServer((request, response) => {
    note(`${request.method} ${request.url}`, request);
    const url = new URL(request.url ?? '');
    const { host, port } = target(url.hostname, url.port || '80');
    const onward = httpRequest(
      { host, port, method: request.method, path: url.pathname + url.search, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.writeHead(502).end());
    request.pipe(onward);
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
  });
  server.on('connect', (request, socket: Socket) => {
    note(`CONNECT ${request.url}`, request);
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const [, host = '', port = ''] = /^\[?([^\]]*)\]?:(\d+)$/.exec(request.url ?? '') ?? [];
    const onward = connect(target(host, port), () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    open.add(onward);
    onward.on('error', () => socket.end('HTTP/1.1 502 No\r\n\r\n'));
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    authorizations,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
