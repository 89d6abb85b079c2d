import { DEPENDENT, foldUnit } from '../../text/fold.ts';
import { firstUnitsOf, unitAt } from '../../text/unitAt.ts';
import { MACHINE_TERMS } from './machineTerms.ts';
import {
  BEHIND_LATIN,
  BLANK,
  DIGIT,
  HALF,
  isLatin,
  isOfName,
  kindOf,
  kindsByLetters,
  LETTER,
} from './statementLetters.ts';

const { labels, links, makers, acts, manners, joins } = MACHINE_TERMS;

/** Word that a clause about a maker may begin with; behind a maker its act follows, behind others such a word again. */
interface Opening {
  readonly word: string;
  readonly isMaker: boolean;
}

const OPENINGS = Map.groupBy(
  [
    ...[...labels, ...links].map((word): Opening => ({ word, isMaker: false })),
    ...makers.map((word): Opening => ({ word, isMaker: true })),
  ],
  ({ word }) => unitAt(word, 0),
);
/** Manners and acts of one character. */
const SHORT_MANNERS = firstUnitsOf([...manners, ...joins].filter((word) => word.length === 1));
const SHORT_ACTS = firstUnitsOf(acts.filter((word) => word.length === 1));
const JOINING = firstUnitsOf('、/&+');
/** Signs that are removed before a statement is matched, so that one may stand anywhere in it. */
const REMOVED = firstUnitsOf('"\'“”‘’「」『』《》()[]【】*_`>#');
const PERCENT = firstUnitsOf('%％');

/**
 * Whether the letters at a place may begin a clause without a subject: labels and links, a maker, and right behind it the
 * beginning of its act: 由某某大模型自动生成. News begins with makers that do something else: OpenAI 发布…. A sign where
 * none is expected leaves it open.
 */
export function mayBeMakerClause(units: Uint16Array, at: number, to: number, words = MOST_WORDS): boolean {
  for (const { word, isMaker } of OPENINGS.get(foldUnit(units[at] ?? 0)) ?? []) {
    const end = endOfWord(word, units, at, to);
    if (end === UNCLEAR) return true;
    if (end !== ABSENT && (isMaker ? mayAct(units, end, to) : mayGoOn(units, end, to, words - 1)))
      return true;
  }
  return false;
}

/** Most labels, links and makers of a clause: three labels, three links and the maker. */
const MOST_WORDS = 7;
const [ABSENT, UNCLEAR] = [-1, -2];

/** Returns where a word ends that begins at a place; {@link UNCLEAR} if a sign stands within it. */
function endOfWord(word: string, units: Uint16Array, at: number, to: number): number {
  for (let i = 0; i < word.length; i++) {
    if (at + i >= to) return ABSENT;
    const folded = foldUnit(units[at + i] ?? 0);
    if (folded === unitAt(word, i)) continue;
    const isLetter = (kindOf(units[at + i] ?? 0) & LETTER) !== 0;
    return folded === DEPENDENT || !isLetter ? UNCLEAR : ABSENT;
  }
  return at + word.length;
}

/** Whether behind a label or a link another one or a maker follows, perhaps behind a share of the text. */
function mayGoOn(units: Uint16Array, from: number, to: number, words: number): boolean {
  const at = behindAll(BLANK, units, from, to);
  if (at >= to || words === 0) return false;
  const kind = kindOf(units[at] ?? 0);
  if ((kind & LETTER) !== 0) return mayBeMakerClause(units, at, to, words);
  if ((kind & DIGIT) === 0) return true;
  return PERCENT.has(units[behindAll(BLANK | DIGIT, units, at, to)] ?? 0);
}

/** Whether behind a maker, and the Latin letters and figures attached to it, its act or another maker follows. */
function mayAct(units: Uint16Array, from: number, to: number): boolean {
  const at = behindName(units, from, to);
  if (at >= to) return false;
  const unit = units[at] ?? 0;
  if (JOINING.has(unit)) {
    const next = behindAll(BLANK, units, at + 1, to);
    return next < to && (mayBegin(units, next, to) || mayBeMakerClause(units, next, to));
  }
  const kind = kindOf(unit);
  if ((kind & LETTER) !== 0) return mayBegin(units, at, to);
  return kind === HALF || REMOVED.has(foldUnit(unit)) || foldUnit(unit) === DEPENDENT;
}

/** Whether an act, what may stand before it, or a maker begins at a place. */
function mayBegin(units: Uint16Array, at: number, to: number): boolean {
  const unit = foldUnit(units[at] ?? 0);
  if (SHORT_ACTS.has(unit)) return true;
  if (SHORT_MANNERS.has(unit)) {
    const next = behindAll(BLANK, units, at + 1, to);
    if (next < to && (isLatin(units[next] ?? 0) || mayBegin(units, next, to))) return true;
  }
  if (at + 1 >= to || (kindOf(units[at + 1] ?? 0) & LETTER) === 0) return BEGUN.has(unit);
  return (kindsByLetters(units, at, to) & BEHIND_LATIN) !== 0 || mayBeMaker(units, at, to);
}

function mayBeMaker(units: Uint16Array, at: number, to: number): boolean {
  for (const { word, isMaker } of OPENINGS.get(foldUnit(units[at] ?? 0)) ?? [])
    if (isMaker && endOfWord(word, units, at, to) !== ABSENT) return true;
  return false;
}

/** First letters of all words that may follow a maker. */
const BEGUN = firstUnitsOf([...manners, ...acts, ...MACHINE_TERMS.tools, ...makers]);

function behindName(units: Uint16Array, from: number, to: number): number {
  let at = from;
  while (at < to && isOfName(units[at] ?? 0)) at++;
  return at;
}

function behindAll(kinds: number, units: Uint16Array, from: number, to: number): number {
  let at = from;
  while (at < to && (kindOf(units[at] ?? 0) & LETTER) === 0 && (kindOf(units[at] ?? 0) & kinds) !== 0) at++;
  return at;
}
