import { fold } from '../../text/fold.ts';
import { MACHINE_TERMS } from './machineTerms.ts';

/** Kinds of statements that a text may be by its beginning, as bits; 0 if it can be none. */
export const STARTS = { none: 0, subject: 1, maker: 2, notice: 4, otherLanguage: 8 } as const;

const { labels, pointing, pointingBehindLabel, alone, stories, authors, links, makers } = MACHINE_TERMS;
/** First characters of statements of each kind, once they are folded. */
const FIRSTS: readonly (readonly [start: number, firsts: ReadonlySet<string>])[] = [
  [STARTS.subject, firstsOf(labels, pointing, pointingBehindLabel, alone, stories, authors)],
  [STARTS.maker, firstsOf(labels, links, makers)],
  [
    STARTS.otherLanguage,
    firstsOf(MACHINE_TERMS.bylines, MACHINE_TERMS.japanesePointing, [...'abcdefghijklmnopqrstuvwxyz']),
  ],
];

function firstsOf(...lists: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set(lists.flat().map((word) => word.charAt(0)));
}

/** Beyond the bits of a start: a unit that was not looked at yet, one that is no letter, and half a character. */
const [UNKNOWN, NO_LETTER, HALF] = [0, 16, 32];
/** Letters that begin no statement have this bit alone. */
const LETTER = 64;
/** What each code unit says of a text whose first letter it is, found out when a text has it. */
const KINDS = new Uint8Array(0x10000);

/**
 * Returns which statements a text may be by its first letter, whatever signs and digits are before it. Most sentences
 * of news that names a machine are none by that, so that they need not be folded. Behind a few other characters only
 * the name of a notice with its colon can follow: 作者声明：…. Examines the text between two places, else all of it.
 */
export function startsOf(text: string, from = 0, to = text.length): number {
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (KINDS[unit] === UNKNOWN) KINDS[unit] = kindOf(unit);
    const kind = KINDS[unit] ?? 0;
    if (kind === NO_LETTER) continue;
    if (kind === HALF && isSignOfTwo(text.slice(i, Math.min(i + 2, to)))) i++;
    else {
      const notice = hasColon(text, from, to) ? STARTS.notice : STARTS.none;
      return notice | (kind === HALF ? ANY : kind & ANY);
    }
  }
  return STARTS.none;
}

function hasColon(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (text.charCodeAt(i) === 0xff1a || text.charCodeAt(i) === 0x3a) return true;
  return false;
}

const ANY = STARTS.subject | STARTS.maker | STARTS.otherLanguage;

function kindOf(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return HALF;
  const [letter = ''] = /\p{L}/u.exec(fold(String.fromCharCode(unit))) ?? [];
  if (letter === '') return NO_LETTER;
  return FIRSTS.reduce((kind, [start, firsts]) => kind | (firsts.has(letter) ? start : 0), LETTER);
}

/** Whether a character of two units is no letter, as emoji are, and not a letter in another form. */
function isSignOfTwo(character: string): boolean {
  return !/\p{L}/u.test(character.normalize('NFKC'));
}
