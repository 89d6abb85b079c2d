import { foldUnit } from '../../text/fold.ts';
import { TextUnits } from '../../text/textUnits.ts';
import { MACHINE_TERMS } from './machineTerms.ts';
import { mayBeMakerClause } from './makerClause.ts';
import { allowedByNext, HALF, kindOf, LETTER, NO_LETTER, STARTS } from './statementLetters.ts';

/** All kinds that a first letter may tell. */
const ANY_START = STARTS.subject | STARTS.maker | STARTS.otherLanguage;

/**
 * Returns which statements a text may be by its first two letters, whatever signs and digits are before them. Most
 * sentences of news that names a machine are none by that, so that they need not be folded. Behind a few other
 * characters only the name of a notice with its colon can follow: 作者声明：…. Examines the text between two places, else
 * all of it.
 */
export function startsOf(text: string, from = 0, to = text.length): number {
  const units = textUnits.of(text);
  for (let i = from; i < to; i++) {
    const kind = kindOf(units[i] ?? 0);
    if ((kind & NO_LETTER) !== 0) continue;
    if (kind === HALF && isSignOfTwo(text.slice(i, Math.min(i + 2, to)))) i++;
    else return noticeBehind(units, i, to) | startsAt(units, i, to);
  }
  return STARTS.none;
}

const textUnits = new TextUnits();

/** Returns the kinds that the letters at a place allow. */
export function startsAt(units: Uint16Array, at: number, to: number): number {
  const kind = kindOf(units[at] ?? 0);
  if (kind === HALF) return ANY_START;
  const starts = allowedByNext(kind & ANY_START, units, at, to);
  const isMaker = (starts & STARTS.maker) !== 0 && mayBeMakerClause(units, at, to);
  return isMaker ? starts : starts & ~STARTS.maker;
}

/** Returns the kind of statements that follow a notice, if a colon behind a place has the end of its name before it. */
function noticeBehind(units: Uint16Array, at: number, to: number): number {
  let from = at;
  for (let i = at + 1; i < to; i++) {
    if (!isColon(units[i])) continue;
    if (endsNotice(units, from, i)) return STARTS.notice;
    // The letters before this colon end no name for the next one either.
    from = i;
  }
  return STARTS.none;
}

/** Whether a code unit is a colon of any width. */
export function isColon(unit: number | undefined): boolean {
  return unit === 0x3a || unit === 0xff1a;
}

/** Last characters of the names of notices. */
const NOTICE_ENDS: ReadonlySet<number> = new Set(
  MACHINE_TERMS.notices.map((notice) => notice.charCodeAt(notice.length - 1)),
);

/** Whether the last letter before a colon, from a place on, ends the name of a notice. */
export function endsNotice(units: Uint16Array, from: number, colon: number): boolean {
  for (let last = colon - 1; last >= from; last--) {
    const unit = units[last] ?? 0;
    if ((kindOf(unit) & LETTER) !== 0) return NOTICE_ENDS.has(foldUnit(unit));
  }
  return false;
}

/** Whether a character of two units is no letter, as emoji are, and not a letter in another form. */
export function isSignOfTwo(character: string): boolean {
  return !/\p{L}/u.test(character.normalize('NFKC'));
}
