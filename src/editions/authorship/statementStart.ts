import { DEPENDENT, fold, foldUnit } from '../../text/fold.ts';
import { unitAt } from '../../text/unitAt.ts';
import { MACHINE_TERMS } from './machineTerms.ts';

/** Kinds of statements that a text may be by its beginning, as bits; 0 if it can be none. */
export const STARTS = { none: 0, subject: 1, maker: 2, notice: 4, otherLanguage: 8 } as const;

const { labels, pointing, alone, nouns, stories, authors, links, makers, notices } = MACHINE_TERMS;
const { bylines, japanesePointing, japaneseNouns } = MACHINE_TERMS;
/** The nouns before folding, if their voicing marks are characters of their own. */
const unfolded = japaneseNouns.map((noun) => noun.normalize('NFD'));
const LATIN = [...'abcdefghijklmnopqrstuvwxyz'];

/** Words that begin statements of a kind, and the words that may follow those of one character, once they are folded. */
const BEGINNINGS: readonly {
  readonly start: number;
  readonly words: readonly string[];
  readonly next: readonly string[];
}[] = [
  {
    start: STARTS.subject,
    words: [...labels, ...alone, ...stories, ...authors],
    next: [...labels, ...pointing, ...alone, ...stories, ...authors],
  },
  { start: STARTS.subject, words: pointing, next: [...nouns, ...alone, ...'的与和及'] },
  { start: STARTS.maker, words: [...labels, ...links, ...makers], next: [...labels, ...links, ...makers] },
  {
    start: STARTS.otherLanguage,
    words: [...bylines, ...japanesePointing],
    next: [...japaneseNouns, ...unfolded],
  },
  { start: STARTS.otherLanguage, words: LATIN, next: LATIN },
];

/** Kinds by the first letter of their statements, and by the first two letters as {@link pairOf} writes them. */
const BY_LETTER = new Map<string, number>();
const BY_PAIR = new Map<number, number>();

for (const { start, words, next } of BEGINNINGS)
  for (const word of words) {
    BY_LETTER.set(word.charAt(0), (BY_LETTER.get(word.charAt(0)) ?? 0) | start);
    for (const second of word.length > 1 ? [word.slice(1)] : next) {
      const pair = pairOf(unitAt(word, 0), unitAt(second, 0));
      BY_PAIR.set(pair, (BY_PAIR.get(pair) ?? 0) | start);
    }
  }

/** Returns two units as one number. */
function pairOf(first: number, second: number): number {
  return first * 0x10000 + second;
}

/** Last characters of the names of notices. */
const NOTICE_ENDS: ReadonlySet<number> = new Set(notices.map((notice) => unitAt(notice, notice.length - 1)));

/** Beyond the bits of a start: a unit that was not looked at yet, one that is no letter, and half a character. */
const [UNKNOWN, NO_LETTER, HALF] = [0, 16, 32];
/** Letters that begin no statement have this bit alone. */
const LETTER = 64;
/** What each code unit says of a text whose first letter it is, found out when a text has it. */
const KINDS = new Uint8Array(0x10000);

/**
 * Returns which statements a text may be by its first two letters, whatever signs and digits are before them. Most
 * sentences of news that names a machine are none by that, so that they need not be folded. Behind a few other
 * characters only the name of a notice with its colon can follow: 作者声明：…. Examines the text between two places, else
 * all of it.
 */
export function startsOf(text: string, from = 0, to = text.length): number {
  for (let i = from; i < to; i++) {
    const kind = kindAt(text, i);
    if (kind === NO_LETTER) continue;
    if (kind === HALF && isSignOfTwo(text.slice(i, Math.min(i + 2, to)))) i++;
    else return noticeBehind(text, i, to) | (kind === HALF ? ANY : allowedByNext(kind & ANY, text, i, to));
  }
  return STARTS.none;
}

const ANY = STARTS.subject | STARTS.maker | STARTS.otherLanguage;

/** Returns those of the kinds by a first letter that the letter behind it allows; all if there is a sign behind it. */
function allowedByNext(kinds: number, text: string, at: number, to: number): number {
  if (kinds === STARTS.none || at + 1 >= to || (kindAt(text, at + 1) & (NO_LETTER | HALF)) !== 0)
    return kinds;
  const [first, second] = [foldUnit(unitAt(text, at)), foldUnit(unitAt(text, at + 1))];
  if (first === DEPENDENT || second === DEPENDENT) return kinds;
  return kinds & (BY_PAIR.get(pairOf(first, second)) ?? STARTS.none);
}

/** Returns the kind of statements that follow a notice, if a colon behind a place has the end of its name before it. */
function noticeBehind(text: string, at: number, to: number): number {
  let searched = at;
  for (let i = at + 1; i < to; i++) {
    const unit = unitAt(text, i);
    if (unit !== 0xff1a && unit !== 0x3a) continue;
    let last = i - 1;
    while (last > searched && (kindAt(text, last) & (NO_LETTER | HALF)) !== 0) last--;
    if (NOTICE_ENDS.has(foldUnit(unitAt(text, last)))) return STARTS.notice;
    searched = i;
  }
  return STARTS.none;
}

function kindAt(text: string, at: number): number {
  const unit = unitAt(text, at);
  if (KINDS[unit] === UNKNOWN) KINDS[unit] = kindOf(unit);
  return KINDS[unit] ?? 0;
}

function kindOf(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return HALF;
  const [letter = ''] = /\p{L}/u.exec(fold(String.fromCharCode(unit))) ?? [];
  return letter === '' ? NO_LETTER : LETTER | (BY_LETTER.get(letter) ?? STARTS.none);
}

/** Whether a character of two units is no letter, as emoji are, and not a letter in another form. */
function isSignOfTwo(character: string): boolean {
  return !/\p{L}/u.test(character.normalize('NFKC'));
}
