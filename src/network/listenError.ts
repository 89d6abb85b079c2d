import { errorMessage } from '../text/errorMessage.ts';

/** What could not be served: the web pages, or health and metrics. */
export type ServedPart = 'web' | 'operator';

const PARTS: Readonly<Record<ServedPart, string>> = {
  web: 'The web pages',
  operator: 'Health and metrics',
};

/** A server could not listen on its host and port. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly part: ServedPart;
  readonly host: string;
  readonly port: number;
  /** Whether another program listens there. */
  readonly isTaken: boolean;
  readonly systemCause: string;

  constructor(
    part: ServedPart,
    { host, port }: { readonly host: string; readonly port: number },
    cause: Error,
  ) {
    const isTaken = 'code' in cause && cause.code === 'EADDRINUSE';
    const why = isTaken ? 'another program uses it' : cause.message;
    super(`${PARTS[part]} cannot be served on ${host}, port ${port}: ${why}.`, { cause });
    this.part = part;
    this.host = host;
    this.port = port;
    this.isTaken = isTaken;
    this.systemCause = errorMessage(cause);
  }
}
