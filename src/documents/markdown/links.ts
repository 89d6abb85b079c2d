import type { StateInline } from 'markdown-it';
import { type Address, addressAt } from './address.ts';

/** Inline rule for `[text](address)` and `![alt](address)`, with full-width brackets around an address too. */
export function readLink(state: StateInline, silent: boolean): boolean {
  const { src, pos, md } = state;
  const isImage = src[pos] === '!' && src[pos + 1] === '[';
  if (!isImage && src[pos] !== '[') return false;
  const opening = isImage ? pos + 1 : pos;
  const labelEnd = md.helpers.parseLinkLabel(state, opening, !isImage);
  if (labelEnd < 0) return false;
  const address = addressBehind(src, labelEnd + 1);
  if (!address) return !isImage && readUndefined(state, labelEnd, silent);
  if (address.end > state.posMax) return false;
  if (address.url === undefined) {
    // Words in brackets: the first sign is read as text, so that no other rule reads them as an address.
    if (!silent) state.pending += src.slice(pos, opening + 1);
    state.pos = opening + 1;
    return true;
  }
  if (!silent) {
    if (isImage) pushImage(state, src.slice(opening + 1, labelEnd), address.url);
    else pushLink(state, opening + 1, labelEnd, address.url);
  }
  state.pos = address.end;
  return true;
}

/** Longest text in characters that is compared with its label. */
const LONGEST_LABEL = 400;

/**
 * Reads text whose address is missing, `[标题][标题]`, as generators write it when they lose the address. The text
 * stays.
 */
function readUndefined(state: StateInline, labelEnd: number, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src[labelEnd + 1] !== '[' || labelEnd - pos > LONGEST_LABEL) return false;
  const end = src.indexOf(']', labelEnd + 2);
  if (end < 0 || end >= posMax || end - labelEnd > LONGEST_LABEL) return false;
  const label = src.slice(labelEnd + 2, end);
  const text = src.slice(pos + 1, labelEnd);
  if (text === '' || bareText(label) !== bareText(text) || isDefined(state, label)) return false;
  if (!silent) {
    state.pos = pos + 1;
    state.posMax = labelEnd;
    state.md.inline.tokenize(state);
    state.posMax = posMax;
  }
  state.pos = end + 1;
  return true;
}

/** Removes the signs of emphasis. */
function bareText(text: string): string {
  return text.replace(/[*_`~]/g, '').trim();
}

function isDefined(state: StateInline, label: string): boolean {
  const references: unknown = state.env.references;
  const name = state.md.utils.normalizeReference(label);
  return typeof references === 'object' && references !== null && Object.hasOwn(references, name);
}

function addressBehind(src: string, at: number): Address | undefined {
  if (src[at] === '(') return addressAt(src, at + 1);
  // Authors may type a blank between: [标题] (https://…).
  const blanks = /^ {1,2}(?=\(https?:\/\/)/i.exec(src.slice(at, at + 12))?.[0].length;
  if (blanks !== undefined) return addressAt(src, at + blanks + 1);
  const isWeb = src[at] === '（' && /^\s?https?:/i.test(src.slice(at + 1, at + 10));
  return isWeb ? addressAt(src, at + 1) : undefined;
}

function pushImage(state: StateInline, alt: string, url: string): void {
  const token = state.push('image', 'img', 0);
  token.attrs = [
    ['src', url],
    ['alt', ''],
  ];
  token.children = [];
  state.md.inline.parse(alt, state.md, state.env, token.children);
  token.content = alt;
}

function pushLink(state: StateInline, start: number, end: number, url: string): void {
  const { posMax } = state;
  state.pos = start;
  state.posMax = end;
  state.push('link_open', 'a', 1).attrs = [['href', url]];
  state.linkLevel++;
  state.md.inline.tokenize(state);
  state.linkLevel--;
  state.push('link_close', 'a', -1);
  state.posMax = posMax;
}

const URL_CHARACTERS = /[!#-;=?-Z_a-z~]*/y;
const LONGEST_URL = 4_000;

/**
 * Inline rule for an address without brackets. It ends before the first character that is none of an address
 * (RFC 3986 has ASCII alone), so that the Chinese text glued to it stays text, and before closing punctuation.
 */
export function readBareUrl(state: StateInline, silent: boolean): boolean {
  const { src, pos, pending } = state;
  if (silent || state.linkLevel > 0 || !src.startsWith('://', pos)) return false;
  const scheme = /(?<![a-z\d])https?$/i.exec(pending.slice(-6))?.[0];
  if (scheme === undefined) return false;
  URL_CHARACTERS.lastIndex = pos + 3;
  const rest = withoutTrailingMarks((URL_CHARACTERS.exec(src)?.[0] ?? '').slice(0, LONGEST_URL));
  if (rest === '' || pos + 3 + rest.length > state.posMax) return false;
  const url = `${scheme}://${rest}`;
  state.pending = pending.slice(0, -scheme.length);
  state.push('link_open', 'a', 1).attrs = [['href', url]];
  state.push('text', '', 0).content = url;
  state.push('link_close', 'a', -1);
  state.pos = pos + 3 + rest.length;
  return true;
}

/** Removes trailing punctuation and brackets that belong to the sentence around an address. */
function withoutTrailingMarks(url: string): string {
  let unclosed = 0;
  for (const character of url) unclosed += character === '(' ? 1 : character === ')' ? -1 : 0;
  let end = url.length;
  while (end > 0) {
    const last = url[end - 1] ?? '';
    if (last === ')' && unclosed >= 0) break;
    if (last === ')') unclosed++;
    else if (!"?!.,:;*_~'&".includes(last)) break;
    end--;
  }
  return url.slice(0, end);
}

/** Inline rule that omits references to footnotes which the document has: 据报道[^1]。 */
export function readFootnoteReference(state: StateInline, silent: boolean): boolean {
  const { src, pos, env } = state;
  if (src[pos] !== '[' || src[pos + 1] !== '^') return false;
  const [mark, label] = /^\[\^([^\]\s]{1,60})\]/.exec(src.slice(pos, pos + 64)) ?? [];
  if (mark === undefined || label === undefined) return false;
  if (!(env.footnotes instanceof Set) || !env.footnotes.has(label)) return false;
  if (!silent) state.push('text', '', 0);
  state.pos += mark.length;
  return true;
}

/** Inline rule that omits the box of a task, `[x] 完成`, at the beginning of a text. */
export function readTaskBox(state: StateInline, silent: boolean): boolean {
  if (state.pos !== 0 || !/^\[[ xX]\][ \t]/.test(state.src.slice(0, 4))) return false;
  if (!silent) state.push('text', '', 0);
  state.pos = 4;
  return true;
}
