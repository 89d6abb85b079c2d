import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Answers one request of a test. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A real HTTP server on a loopback address, with what it was asked. */
export interface WebServer {
  readonly url: string;
  readonly requests: IncomingMessage[];
  /** Answers a path (query included) from now on; others get 404. */
  on(path: string, answer: Answer): void;
  close(): Promise<void>;
}

/** Starts a server on a free port of the address, 127.0.0.1 unless told otherwise. */
export async function startWebServer(address = '127.0.0.1'): Promise<WebServer> {
  const answers = new Map<string, Answer>();
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const answer = answers.get(request.url ?? '');
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
  return {
    url: `http://${address}:${bound.port}`,
    requests,
    on: (path, answer) => answers.set(path, answer),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An answer of 200 with a body and headers. */
export function text(body: string | Uint8Array, headers: Record<string, string> = {}): Answer {
  return (_request, response) => response.writeHead(200, headers).end(body);
}

/** An answer that sends the asker elsewhere. */
export function redirect(location: string, status = 302): Answer {
  return (_request, response) => response.writeHead(status, { location }).end('moved');
}

/** An answer that never ends: a byte every now and then. */
export const drip: Answer = (_request, response) => {
  response.writeHead(200).write('<');
  const dripping = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(dripping));
};
