import { TextUnits } from '../../text/textUnits.ts';
import { firstUnitsOf } from '../../text/unitAt.ts';
import {
  BLANK,
  DIGIT,
  DIVIDERS,
  HALF,
  isLatin,
  kindOf,
  LETTER,
  NO_LETTER,
  OPENS,
  POINTS,
  STARTS,
} from './statementLetters.ts';
import { endsNotice, isColon, isSignOfTwo, startsAt } from './statementStart.ts';
import { ACT, MENTION, namesMaker, statementWordsIn } from './statementWords.ts';

/** Chinese characters, of which most texts consist; no sign that opens a statement is among them. */
const [FIRST_HAN, LAST_HAN] = [0x4e36, 0x9fff];
/** What may open a statement before a place: a sign, or a blank, behind which only some words do. */
const [NOTHING, A_BLANK, A_SIGN] = [0, 1, 2];

const textUnits = new TextUnits();

/**
 * Whether a line names a maker and may hold a statement: one may begin at its beginning or behind the end of a sentence,
 * a bracket, a blank, a day or a notice. Most lines of news that name one have no such place, which one pass over them
 * finds out.
 */
export function mayHoldStatement(line: string): boolean {
  if (!namesMaker(line)) return false;
  const units = textUnits.of(line);
  let opened = A_SIGN;
  for (let i = 0; i < line.length; i++) {
    const unit = units[i] ?? 0;
    if (opened === NOTHING && unit >= FIRST_HAN && unit <= LAST_HAN) continue;
    const kind = kindOf(unit);
    if ((kind & NO_LETTER) !== 0) {
      if ((kind & OPENS) !== 0) opened = A_SIGN;
      else if ((kind & BLANK) !== 0) opened = Math.max(opened, A_BLANK);
      else if ((kind & DIGIT) !== 0 && endsDay(line, units, i)) opened = A_SIGN;
      else if (isColon(unit) && endsNotice(units, 0, i) && mayState(STARTS.notice, line, units, i))
        return true;
    } else if (opened !== NOTHING) {
      if (kind === HALF && isSignOfTwo(line.slice(i, i + 2))) i++;
      else {
        const mayBegin = opened === A_SIGN || (kind & POINTS) !== 0;
        if (mayBegin && mayState(startsAt(units, i, line.length), line, units, i)) return true;
        opened = NOTHING;
      }
    }
  }
  return false;
}

/** Whether a sentence that begins at a place as some kinds of statements do names a maker, and its act where they need one. */
function mayState(starts: number, line: string, units: Uint16Array, from: number): boolean {
  if (starts === STARTS.none) return false;
  const isEnglish = starts === STARTS.otherLanguage && isLatin(units[from] ?? 0);
  const end = endOfSentence(line, units, from);
  const words = statementWordsIn(line, from, isEnglish ? Math.min(end, endOfEnglish(units, from, end)) : end);
  return (words & MENTION) !== 0 && ((words & ACT) !== 0 || (starts & STARTS.otherLanguage) !== 0);
}

/** Most characters of a maker's Chinese name behind an English statement: powered by 通义千问. */
const LONGEST_NAME = 8;

/** Returns where an English statement ends at most: a name behind its Latin letters. */
function endOfEnglish(units: Uint16Array, from: number, to: number): number {
  let end = from;
  while (end < to && ((kindOf(units[end] ?? 0) & LETTER) === 0 || isLatin(units[end] ?? 0))) end++;
  return Math.min(to, end + LONGEST_NAME);
}

/** Returns where the sentence ends that a place is in. */
function endOfSentence(line: string, units: Uint16Array, from: number): number {
  for (let i = from; i < line.length; i++) {
    const unit = units[i] ?? 0;
    if ((unit < FIRST_HAN || unit > LAST_HAN) && DIVIDERS.has(unit)) return i;
  }
  return line.length;
}

/** Matches a text that ends with the year and month of a written day and the sign behind it, in any width. */
const YEAR_AND_MONTH = /[\d０-９]{4}[-/.年][\d０-９]{1,2}[-/.月]$/;
const LONGEST_YEAR_AND_MONTH = 8;
/** Signs behind months. */
const BEHIND_MONTH = firstUnitsOf('-/.月');

/** Whether a digit begins the last part of a written day, behind which a statement may follow. */
function endsDay(line: string, units: Uint16Array, at: number): boolean {
  return (
    at > 0 &&
    BEHIND_MONTH.has(units[at - 1] ?? 0) &&
    YEAR_AND_MONTH.test(line.slice(Math.max(0, at - LONGEST_YEAR_AND_MONTH), at))
  );
}
