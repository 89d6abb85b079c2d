import { fold } from '../text/fold.ts';
import { firstUnitsOf } from '../text/unitAt.ts';

/** Smallest unit of folded text for search and lexicon: a Chinese character, or a run of letters or digits. */
export interface Atom {
  readonly kind: AtomKind;
  /** Text; digits without thousands separators (1,000 is 1000), with decimal points (3.5). */
  readonly text: string;
  /** Offsets in the folded text. */
  readonly start: number;
  readonly end: number;
  /** Whether at most a space, hyphen or dot precedes it, as between parts of a name: GPT-4, Open AI. */
  readonly joined: boolean;
}

type AtomKind = 'character' | 'letters' | 'digits';

/** Characters that may separate the parts of a name, or be left out. */
const joiners = firstUnitsOf(" -_·・‧.&'’");
/** Longest separator within a name. */
const LONGEST_JOINT = 3;

/** Splits a folded text into atoms. */
export function atomsOf(folded: string): Atom[] {
  const atoms: Atom[] = [];
  let previousEnd = 0;
  for (let start = 0; start < folded.length; ) {
    const kind = kindAt(folded, start);
    if (!kind) {
      start += 1;
      continue;
    }
    const end = endOf(folded, start, kind);
    const text = end - start === 1 ? characterOf(folded.charCodeAt(start)) : folded.slice(start, end);
    const joined = isJoint(folded, previousEnd, start);
    atoms.push({ kind, text: kind === 'digits' ? plainNumber(text) : text, start, end, joined });
    previousEnd = end;
    start = end;
  }
  return atoms;
}

/**
 * Returns the key of a name for comparison: folded, without spaces, hyphens and dots between its parts (GPT-4 is gpt4).
 */
export function keyOf(name: string): string {
  return atomsOf(fold(name))
    .map((atom) => atom.text)
    .join('');
}

function endOf(folded: string, start: number, kind: AtomKind): number {
  let end = start + unitsAt(folded, start);
  if (kind === 'character') return end;
  while (end < folded.length) {
    if (kindAt(folded, end) === kind) end += unitsAt(folded, end);
    // A point or comma inside a number is part of it: 3.5, 1,000.
    else if (kind === 'digits' && isSeparator(folded.charCodeAt(end)) && kindAt(folded, end + 1) === kind)
      end += 1;
    else break;
  }
  if (kind === 'letters') while (folded[end] === '+' || folded[end] === '#') end += 1;
  return end;
}

/** The comma and the point. */
function isSeparator(code: number): boolean {
  return code === 0x2c || code === 0x2e;
}

/** The text of each code unit that was met, so that a character is one string, whose hash the engine computes once. */
const characters: (string | undefined)[] = new Array(0x10000);

function characterOf(code: number): string {
  const known = characters[code];
  if (known !== undefined) return known;
  const character = String.fromCharCode(code);
  characters[code] = character;
  return character;
}

function kindAt(folded: string, at: number): AtomKind | undefined {
  const code = folded.charCodeAt(at);
  if (code < 0x80)
    return code >= 0x61 && code <= 0x7a ? 'letters' : code >= 0x30 && code <= 0x39 ? 'digits' : undefined;
  if (code >= 0x4e00 && code <= 0x9fff) return 'character';
  if (Number.isNaN(code)) return undefined;
  const character = String.fromCodePoint(folded.codePointAt(at) ?? 0);
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character))
    return 'character';
  return /[\p{L}\p{M}]/u.test(character) ? 'letters' : /\p{N}/u.test(character) ? 'digits' : undefined;
}

function unitsAt(folded: string, at: number): number {
  return (folded.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isJoint(folded: string, from: number, to: number): boolean {
  if (to - from > LONGEST_JOINT) return false;
  for (let i = from; i < to; i++) if (!joiners.has(folded.charCodeAt(i))) return false;
  return true;
}

function plainNumber(digits: string): string {
  return digits.includes(',') && /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)
    ? digits.replaceAll(',', '')
    : digits;
}
