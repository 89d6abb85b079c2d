import { z } from 'zod';
import { shippedYaml } from '../text/shippedData.ts';
import type { Locale } from './locale.ts';

const text = z.string().min(1);

/** Meaning of a code in each language, and the system's own words where it names no code. */
const meaning = z.strictObject({
  'zh-CN': text,
  'zh-TW': text,
  'en-US': text,
  says: text.optional(),
});

let meanings: Readonly<Record<string, z.output<typeof meaning>>> | undefined;

/** Loads data/system-causes.yaml at the first failure. */
function systemCauses() {
  meanings ??= shippedYaml('system-causes.yaml', z.record(z.string(), meaning));
  return meanings;
}

/**
 * Returns the cause of a failure in a language: the meaning of the first known code in it, with the code and the
 * address or path after it; a cause without one unchanged.
 */
export function explainCause(cause: string, locale: Locale): string {
  const code = knownCodeIn(cause);
  const known = code === undefined ? undefined : systemCauses()[code];
  if (code === undefined || known === undefined) return cause;
  const object = objectOf(cause, code);
  const raw = object === undefined ? code : `${code} ${object}`;
  return locale === 'en-US' ? `${known[locale]} (${raw})` : `${known[locale]}，${raw}`;
}

function knownCodeIn(cause: string): string | undefined {
  const causes = systemCauses();
  const status = httpStatusIn(cause);
  const written = status === undefined ? (cause.match(/\b[A-Z][A-Z0-9_]+\b/gu) ?? []) : [`HTTP ${status}`];
  return (
    written.find((code) => Object.hasOwn(causes, code)) ??
    Object.keys(causes).find((code) => isSaid(cause, causes[code]?.says))
  );
}

function isSaid(cause: string, says: string | undefined): boolean {
  return says !== undefined && cause.includes(says);
}

/** Returns the HTTP status that a cause of this program or of undici names: "the server answered 503", "Proxy response (407)". */
export function httpStatusIn(cause: string): string | undefined {
  return /\b(?:answered|HTTP|response) \(?(\d{3})\b/u.exec(cause)?.[1];
}

/**
 * Returns what a system error is about: the host of `getaddrinfo ENOTFOUND example.org`, the path of
 * `ENOENT: no such file or directory, open '/x'`.
 */
function objectOf(cause: string, code: string): string | undefined {
  const start = cause.indexOf(code);
  if (start < 0) return undefined;
  const [before, after] = [cause.slice(0, start), cause.slice(start + code.length)];
  const isCall = /(?:^| )[a-z]+ $/u.test(before);
  return (isCall ? /^ ([^\s()]+)/u : /^: [^']*'([^']+)'/u).exec(after)?.[1];
}
