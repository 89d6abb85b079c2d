import { DEPENDENT, fold, foldUnit } from '../../text/fold.ts';
import { firstUnitsOf } from '../../text/unitAt.ts';
import { ENGLISH_STARTS, MACHINE_TERMS } from './machineTerms.ts';

/** Kinds of statements that a text may be by its beginning, as bits; 0 if it can be none. */
export const STARTS = { none: 0, subject: 1, maker: 2, notice: 4, otherLanguage: 8 } as const;

const { labels, pointing, alone, nouns, stories, authors, links, makers, contents } = MACHINE_TERMS;
const { bylines, japanesePointing, japaneseNouns, tools, manners, acts, joins } = MACHINE_TERMS;
/** The nouns before folding, if their voicing marks are characters of their own. */
const unfolded = japaneseNouns.map((noun) => noun.normalize('NFD'));

/** What follows a maker whose name is in Latin letters, or the rest of a label that begins with one. */
export const BEHIND_LATIN = 16;

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
  { start: STARTS.subject, words: pointing, next: [...nouns, ...alone, '的', ...joins] },
  { start: STARTS.maker, words: [...labels, ...links, ...makers], next: [...labels, ...links, ...makers] },
  {
    start: STARTS.otherLanguage,
    words: [...bylines, ...japanesePointing],
    next: [...japaneseNouns, ...unfolded],
  },
  { start: STARTS.otherLanguage, words: ENGLISH_STARTS, next: [] },
  {
    start: BEHIND_LATIN,
    words: [...tools, ...manners, ...acts, ...joins, ...labels.map(withoutLatin).filter(Boolean)],
    next: [],
  },
];

function withoutLatin(label: string): string {
  return label.replace(/^[a-z]+/, '');
}

/** Kinds by the first letter of their statements. */
const BY_LETTER = new Map<string, number>();
/** Kinds by the first two letters of a short word, or of a longer one, and by the first three, as one number. */
const [SHORT, LONG, BY_THREE] = [
  new Map<number, number>(),
  new Map<number, number>(),
  new Map<number, number>(),
];
/** Words of one letter that anything may follow. */
const ALONE = new Set<number>();

for (const { start, words, next } of BEGINNINGS)
  for (const word of words) {
    if (start !== BEHIND_LATIN) add(BY_LETTER, word.charAt(0), start);
    else if (word.length === 1) ALONE.add(word.charCodeAt(0));
    for (const begun of word.length > 1 ? [word] : next.map((second) => word + second)) {
      const pair = behind(begun.charCodeAt(0), begun.charCodeAt(1));
      add(begun.length > 2 ? LONG : SHORT, pair, start);
      if (begun.length > 2) add(BY_THREE, behind(pair, begun.charCodeAt(2)), start);
    }
  }

function add<Key>(kinds: Map<Key, number>, key: Key, start: number): void {
  kinds.set(key, (kinds.get(key) ?? STARTS.none) | start);
}

/** Returns the number of some units and of the unit behind them. */
function behind(units: number, unit: number): number {
  return units * 0x10000 + unit;
}

/** Bits of a unit that is no letter, of half a character, and of a letter; units not looked at yet have none. */
export const [NO_LETTER, HALF, LETTER] = [16, 32, 64];
/** Bit of a letter that begins a word which points to the text, and bits of what a sign does, beside that of no letter. */
export const [POINTS, OPENS, BLANK, DIGIT] = [128, 1, 2, 4];

/** Signs that end a sentence or divide a line, as code units. */
export const DIVIDERS = firstUnitsOf('。！!；;|｜丨·•\n');
/** First letters of the words that a statement behind a blank begins with. */
const POINTING: ReadonlySet<string> = new Set([...pointing, ...contents].map((word) => word.charAt(0)));

/** What each code unit says of a text whose first letter it is, found out when a text has it. */
const KINDS = new Uint8Array(0x10000);

/** Returns bits about a code unit: the {@link STARTS} of a text whose first letter it is, or what the sign does. */
export function kindOf(unit: number): number {
  return KINDS[unit] || findKind(unit);
}

function findKind(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return HALF;
  const written = String.fromCharCode(unit);
  const folded = fold(written);
  const [letter = ''] = /\p{L}/u.exec(folded) ?? [];
  const kind =
    letter === ''
      ? NO_LETTER | roleOf(written, folded)
      : LETTER | (POINTING.has(letter) ? POINTS : 0) | (BY_LETTER.get(letter) ?? STARTS.none);
  KINDS[unit] = kind;
  return kind;
}

function roleOf(sign: string, folded: string): number {
  if (DIVIDERS.has(sign.charCodeAt(0)) || '.（(【['.includes(sign)) return OPENS;
  if (/\s/.test(sign)) return BLANK;
  return /\d/.test(folded) ? DIGIT : 0;
}

/**
 * Returns those of the kinds by a first letter that the next two letters allow, and what follows a name in Latin letters;
 * all if there is a sign behind it.
 */
export function allowedByNext(kinds: number, units: Uint16Array, at: number, to: number): number {
  if (kinds === STARTS.none || at + 1 >= to || (kindOf(units[at + 1] ?? 0) & LETTER) === 0) return kinds;
  const allowed = kinds & kindsByLetters(units, at, to);
  return allowed !== STARTS.none && isLatin(units[at] ?? 0)
    ? allowed & kindsBehindLatin(units, at, to)
    : allowed;
}

const ANY = STARTS.subject | STARTS.maker | STARTS.otherLanguage;

/** Returns the kinds of the words that begin with the three letters at a place, of which the third may be a sign. */
export function kindsByLetters(units: Uint16Array, at: number, to: number): number {
  const [first, second] = [foldUnit(units[at] ?? 0), foldUnit(units[at + 1] ?? 0)];
  if (first === DEPENDENT || second === DEPENDENT) return ANY;
  const pair = behind(first, second);
  const short = SHORT.get(pair) ?? STARTS.none;
  const long = LONG.get(pair) ?? STARTS.none;
  if (long === STARTS.none || at + 2 >= to || (kindOf(units[at + 2] ?? 0) & LETTER) === 0)
    return short | long;
  const third = foldUnit(units[at + 2] ?? 0);
  return short | (third === DEPENDENT ? long : (BY_THREE.get(behind(pair, third)) ?? STARTS.none));
}

const LAST_LATIN = 0x7a;

/** Whether a code unit is a Latin letter, of any width. */
export function isLatin(unit: number): boolean {
  return (kindOf(unit) & LETTER) !== 0 && foldUnit(unit) <= LAST_LATIN;
}

/** Whether a code unit may stand in or behind a name in Latin letters. */
export function isOfName(unit: number): boolean {
  const kind = kindOf(unit);
  if ((kind & LETTER) !== 0) return foldUnit(unit) <= LAST_LATIN;
  return (kind & (DIGIT | BLANK)) !== 0 || IN_NAMES.has(unit);
}

/** Sign between the parts of a Chinese list, which no English statement has. */
const CHINESE_COMMA = 0x3001;
/** Fewest characters of an English statement, see `isOtherStatement`, and fewest of its words of two characters. */
const [SHORTEST_ENGLISH, FEWEST_ENGLISH_WORDS] = [10, 2];

/**
 * Returns the kinds that a text may be which begins with Latin letters: English if there are enough of them, else what
 * the word behind them may continue. OpenAI 发布… is none.
 */
function kindsBehindLatin(units: Uint16Array, at: number, to: number): number {
  let [end, words, isName] = [at, 0, true];
  for (let isInWord = false; end < to; end++) {
    const unit = units[end] ?? 0;
    const kind = kindOf(unit);
    const isLetter = (kind & LETTER) !== 0;
    if ((isLetter && !isLatin(unit)) || unit === CHINESE_COMMA) break;
    if (isLetter && !isInWord && end + 1 < to && isWithinWord(units, end + 1)) words++;
    isInWord = isLetter;
    isName &&= isOfName(unit);
  }
  const mayBeEnglish = end - at >= SHORTEST_ENGLISH && words >= FEWEST_ENGLISH_WORDS;
  const english = mayBeEnglish ? STARTS.otherLanguage : STARTS.none;
  if (end >= to) return english;
  const isContinued =
    !isName ||
    units[end] === CHINESE_COMMA ||
    ALONE.has(foldUnit(units[end] ?? 0)) ||
    end + 1 >= to ||
    (kindOf(units[end + 1] ?? 0) & LETTER) === 0 ||
    kindsByLetters(units, end, to) !== STARTS.none;
  return isContinued ? (ANY & ~STARTS.otherLanguage) | english : english;
}

/** Whether a word goes on at a place: with a letter, or with the full stop of an abbreviation. */
function isWithinWord(units: Uint16Array, at: number): boolean {
  return units[at] === FULL_STOP || (kindOf(units[at] ?? 0) & LETTER) !== 0;
}

const FULL_STOP = 0x2e;
/** Signs that may stand in a name in Latin letters. */
const IN_NAMES: ReadonlySet<number> = new Set([FULL_STOP, 0x2b, 0x2d, 0x5f]);
