import { beginsLike } from '../text/beginnings.ts';

const HEX_URL = /68:?7:?4:?7:?4:?7:?0:?[0-9a-fA-F:]{10,4000}/;

/**
 * Returns the address that archives hide in their posts as hexadecimal UTF-8, with or without colons among the digits,
 * in front matter, in an attribute or as a line of its own; undefined if there is none.
 */
export function hiddenUrl(source: string): string | undefined {
  const hex = HEX_URL.exec(source)?.[0].replaceAll(':', '');
  if (hex === undefined) return undefined;
  return webUrl(Buffer.from(hex.slice(0, hex.length - (hex.length % 2)), 'hex').toString('utf8'));
}

const mayBeHidden = beginsLike([], '0123456789abcdef:');

/** Whether a line is only such an address. */
export function isHiddenUrl(line: string): boolean {
  return (
    line.length >= 24 && mayBeHidden(line) && /^[0-9a-f:]{24,}$/i.test(line) && hiddenUrl(line) !== undefined
  );
}

/** Matches an absolute URL of a named host: nothing behind its host can make it invalid, or is written otherwise. */
const PLAIN_URL = /^https?:\/\/(?:[a-z](?:-?[a-z0-9]){0,40}\.){1,5}[a-z]{2,20}\/\S*$/;

/**
 * Returns an absolute http(s) URL as written except for blanks, resolved against `base` if it is relative; undefined
 * for anything else. Without a base the scheme of `//host/…` is https.
 */
export function webUrl(url: string, base?: string | null): string | undefined {
  if (PLAIN_URL.test(url)) return url;
  // URLs lose their line breaks (WHATWG), and blanks are written as %20.
  const written = url
    .trim()
    .replace(/[\t\r\n]/g, '')
    .replaceAll(' ', '%20');
  const text = !base && written.startsWith('//') ? `https:${written}` : written;
  const absolute = /^https?:\/\//i.test(text);
  if (absolute && URL.canParse(text)) return text;
  if (absolute || !base || !URL.canParse(text, base)) return undefined;
  const resolved = new URL(text, base);
  return resolved.protocol === 'http:' || resolved.protocol === 'https:' ? resolved.href : undefined;
}
