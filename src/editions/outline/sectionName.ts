import { isWordUnit } from '../../text/beginnings.ts';
import { countColumns } from '../../text/columns.ts';
import { unitAt } from '../../text/unitAt.ts';
import { TERMS } from '../terms/terms.ts';

const WIDEST_SECTION = 20;
const LONGEST_ENDING = 12;
/** Longest name of a section in columns, with the signs and emoji around it. */
const LONGEST_NAME = 40;

/** Whether a heading is short enough for a section's name, or ends like one. */
export function namesSection(text: string): boolean {
  return isOfSectionLength(text) || endsAsSection(text);
}

/** Whether a heading is short enough for a section's name. */
function isOfSectionLength(text: string): boolean {
  return text.length <= LONGEST_NAME && countColumns(bare(text), WIDEST_SECTION + 1) <= WIDEST_SECTION;
}

/** Whether a heading ends in a word typical of sections: 🔥 本周热点. */
export function endsAsSection(text: string): boolean {
  const ending = bare(text.slice(-2 * LONGEST_ENDING)).slice(-LONGEST_ENDING);
  return TERMS.mayEndSection(ending) && TERMS.sectionEnding.test(ending);
}

/** Removes the signs and emoji around a name; the end of a sentence stays. */
function bare(text: string): string {
  let start = 0;
  let end = text.length;
  const isWord = (at: number) => isWordUnit(unitAt(text, at));
  if (isWord(0) && isWord(end - 1)) return text;
  while (start < end && !isWord(start) && !NAMING.test(characterFrom(text, start)))
    start += characterFrom(text, start).length;
  while (end > start && !isWord(end - 1) && !ENDING.test(characterBefore(text, end)))
    end -= characterBefore(text, end).length;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

const NAMING = /[\p{L}\p{N}]/u;
const ENDING = /[\p{L}\p{N}。！？；，、]/u;

function characterFrom(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function characterBefore(text: string, end: number): string {
  const isPair = /[\udc00-\udfff]/.test(text.charAt(end - 1)) && /[\ud800-\udbff]/.test(text.charAt(end - 2));
  return text.slice(end - (isPair ? 2 : 1), end);
}
