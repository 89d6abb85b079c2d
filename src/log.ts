import { randomUUID } from 'node:crypto';
import pino, { type Logger } from 'pino';
import type { Config } from './settings/config.ts';

/** Paths in logged objects that may contain secrets; the token is also removed from every text. */
const SECRET_PATHS = [
  'token',
  '*.token',
  '*.*.token',
  'authorization',
  '*.authorization',
  '*.headers.authorization',
];

/**
 * Creates the program's log on stderr: one JSON line per event, formatted on a terminal. The token never appears,
 * neither under a known name nor in a text, an error or a URL.
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

/** Returns the password in a database's address as written there. */
function passwordOf(url: string | undefined): string | undefined {
  return (url === undefined ? undefined : URL.parse(url)?.password) || undefined;
}

/** C1 controls and bidirectional marks as they appear in a line, and controls as JSON escapes. */
const CONTROLS =
  /\\\\|\\u00(?:[01][0-9a-f]|7f|[89][0-9a-f])|[\u{7f}-\u{9f}\u{61c}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2066}-\u{2069}]/giu;

/**
 * Escapes controls and direction marks in a JSON line as `\\u009b`: text of a source or member can neither control the
 * terminal that shows the log nor make a line look different.
 */
export function withoutControls(line: string): string {
  return line.replace(CONTROLS, (found) => {
    if (found === '\\\\') return found;
    return found.startsWith('\\')
      ? `\\${found}`
      : `\\\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The token of an interaction in URLs of its answers: whoever has it can answer in the bot's name. */
const INTERACTION_TOKEN = /((?:interactions|webhooks)\/\d{17,20}\/)[\w.-]+/g;

/** Replaces all secrets in a text. */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  const safe = secrets.reduce((left, secret) => left.replaceAll(secret, '[secret]'), text);
  return safe.includes('interactions/') || safe.includes('webhooks/')
    ? safe.replace(INTERACTION_TOKEN, '$1[secret]')
    : safe;
}

/** Logs a failure with its context under a new id and returns the id for the person affected. */
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

/** Returns a new id for a logged problem. */
export function newFailureId(): string {
  return randomUUID().slice(0, 8);
}
