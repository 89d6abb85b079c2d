import { randomUUID } from 'node:crypto';
import pino, { type Logger } from 'pino';
import type { Config } from './settings/config.ts';

/** Where secrets could stand in what is logged; the token itself is also cut out of every text. */
const SECRET_PATHS = [
  'token',
  '*.token',
  '*.*.token',
  'authorization',
  '*.authorization',
  '*.headers.authorization',
];

/**
 * The program's log on stderr: one JSON line an event, readable on a terminal. Whatever is logged, the token is not:
 * neither under a known name nor inside a text, an error or a url.
 */
export function createLog(
  config: Pick<Config, 'logLevel' | 'discordToken'> & Partial<Pick<Config, 'instance' | 'databaseUrl'>>,
  isTerminal: boolean,
): Logger {
  const { instance, discordToken, databaseUrl } = config;
  const secrets = [discordToken, passwordOf(databaseUrl)].filter((secret) => secret !== undefined);
  const destination = isTerminal
    ? pino.transport({
        target: 'pino-pretty',
        options: { destination: 2, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' },
      })
    : pino.destination({ dest: 2, sync: true });
  return pino(
    {
      level: config.logLevel,
      base: instance === undefined ? null : { instance },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET_PATHS, censor: '[secret]' },
      hooks: { streamWrite: (line) => withoutControls(withoutSecrets(line, secrets)) },
    },
    destination,
  );
}

/** The password of a database's address, as it stands there. */
function passwordOf(url: string | undefined): string | undefined {
  return (url === undefined ? undefined : URL.parse(url)?.password) || undefined;
}

/** Controls of C1 and marks that turn the direction of writing, as they stand in a line; and controls as JSON escapes. */
const CONTROLS =
  /\\\\|\\u00(?:[01][0-9a-f]|7f|[89][0-9a-f])|[\u{7f}-\u{9f}\u{61c}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2066}-\u{2069}]/giu;

/**
 * A JSON line whose texts show controls and direction marks as `\\u009b` instead of holding them: what a source or a
 * member writes can neither steer the terminal that shows the log nor make a line read otherwise than it is.
 */
export function withoutControls(line: string): string {
  return line.replace(CONTROLS, (found) => {
    if (found === '\\\\') return found;
    return found.startsWith('\\')
      ? `\\${found}`
      : `\\\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The token of an interaction, in the addresses of its answers: whoever has it can answer in the bot's name. */
const INTERACTION_TOKEN = /((?:interactions|webhooks)\/\d{17,20}\/)[\w.-]+/g;

/** A text with every secret in it replaced. */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  const safe = secrets.reduce((left, secret) => left.replaceAll(secret, '[secret]'), text);
  return safe.includes('interactions/') || safe.includes('webhooks/')
    ? safe.replace(INTERACTION_TOKEN, '$1[secret]')
    : safe;
}

/** Logs a failure, with what it is about, under a new id, which is returned for the person who met it. */
export function logFailure(
  log: Pick<Logger, 'error'>,
  error: unknown,
  what: string,
  about: Readonly<Record<string, unknown>> = {},
): string {
  const failure = newFailureId();
  log.error({ err: error, failure, ...about }, what);
  return failure;
}

/** An id under which a person's problem stands in the log. */
export function newFailureId(): string {
  return randomUUID().slice(0, 8);
}
