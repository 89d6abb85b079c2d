import { isLetterUnit } from '../../text/beginnings.ts';
import { bigramsOf, likeness } from '../../text/similarity.ts';
import { textKey } from '../identity.ts';
import type { Line } from '../lines/line.ts';
import { ORDINAL, withoutOrdinal } from '../lines/ordinals.ts';
import { nextText } from '../outline/plainTitles.ts';
import { withoutSharedCounters } from '../stories/titles/sharedCounters.ts';
import type { Glance } from './glance.ts';

/** Maximum characters of the heading of a glance in any form. */
export const LONGEST_HEADING = 20;
/** Maximum characters of an item of a glance in any form. */
export const LONGEST_ITEM = 120;
/** Maximum number of items of a glance in any form. */
export const MOST_ITEMS = 200;
const FEWEST_ITEMS = 3;
/** Least likeness, from 0 to 1, at which a line repeats an item in slightly different words. */
const ALIKE = 0.6;
/** Signs before the items of a list that has no markup. */
const MARKS: readonly RegExp[] = [ORDINAL, /^[·•▪●◆■►▶*-]/, /^\d{1,2}\s/];

/** Reads lines that form a list without its markup: numbered, in one block, or in one quote. */
export function togetherFrom(lines: readonly Line[], start: number): Glance | undefined {
  const first = lines.slice(start, start + 3).find(({ text }) => text !== '');
  if (!first) return undefined;
  const belongs = sameList(first);
  const items: Line[] = [];
  const headings: Line[] = [];
  const keys = new Set<string>();
  for (const line of lines.slice(first.index, first.index + MOST_ITEMS)) {
    if (line.text === '') continue;
    const key = textKey(itemText(line.text));
    if (keys.has(key)) break;
    keys.add(key);
    const next = nextText(line, lines);
    if (belongs(line) && line.text.length <= LONGEST_ITEM) items.push(line);
    else if (isHeading(line) && next && belongs(next)) headings.push(line);
    else break;
  }
  const isList = items.length >= FEWEST_ITEMS && items.every(({ text }) => !/[^。]。./.test(text));
  return isList ? plainGlance(items, headings) : undefined;
}

/**
 * Returns a test whether a line belongs to the same list as the first: by the sign before it, the quote or the block.
 */
function sameList(first: Line): (line: Line) => boolean {
  const mark = MARKS.find((each) => each.test(first.text));
  // Markdown parses some of the numbered lines of an editor as list items.
  if (mark) return ({ text, kind }) => kind === 'item' || mark.test(text);
  if (first.quoted) return ({ quoted }) => quoted;
  return ({ block }) => block === first.block;
}

/**
 * Reads short lines without list marks, up to the first that repeats one of them as a section or a title, or that is
 * text.
 */
export function plainFrom(lines: readonly Line[], start: number): Glance | undefined {
  const read: Line[] = [];
  const keys = new Set<string>();
  for (const line of lines.slice(start, start + MOST_ITEMS)) {
    if (line.text === '') continue;
    const key = textKey(itemText(line.text));
    if (line.text.length > LONGEST_ITEM || /。$/.test(line.text) || keys.has(key)) break;
    // A table ends before the headings below it.
    if (read.at(-1)?.kind === 'row' && line.kind !== 'row') break;
    keys.add(key);
    read.push(line);
  }
  const items = read.filter((line) => !isHeading(line));
  const returns = returnsIn(lines.slice((read.at(-1)?.index ?? start) + 1));
  // The name of the first section, or its first title, may have been taken for the last item.
  const isLast = (line: Line) => itemsIn(line).some(returns);
  while (items.length > 0 && !items.slice(-1).some(isLast)) items.pop();
  const last = items.at(-1)?.index ?? start;
  const headings = read.filter((line) => isHeading(line) && line.index < last);
  return items.length >= FEWEST_ITEMS ? plainGlance(items, headings) : undefined;
}

function plainGlance(items: readonly Line[], headings: readonly Line[]): Glance {
  return {
    hasHeading: false,
    items: withoutSharedCounters(items.flatMap(itemsIn)),
    headings: headings.map(({ text }) => text),
    lines: new Set([...items, ...headings].map(({ index }) => index)),
  };
}

/** Longest name of a column in the head of a table. */
const LONGEST_COLUMN_NAME = 6;
const FEWEST_LETTERS = 4;

/** Returns the item in a line: of a table's row the first cell that is more than a number or a sign, of its head none. */
function itemsIn({ kind, text }: Line): string[] {
  if (kind !== 'row') return [itemText(text)];
  const cells = text.split(' | ');
  if (cells.every((cell) => cell.length <= LONGEST_COLUMN_NAME)) return [];
  return [itemText(cells.find((cell) => cell.replace(/[^\p{L}]/gu, '').length >= FEWEST_LETTERS) ?? text)];
}

function isHeading({ kind, bold, text }: Line): boolean {
  return kind === 'heading' || (bold && text.length <= LONGEST_HEADING);
}

/** Returns a test whether an item is among later lines, in the same or slightly different words. */
export function returnsIn(below: readonly Line[]): (item: string) => boolean {
  const keys = below
    .filter(({ text }) => text !== '' && text.length <= LONGEST_ITEM)
    .map(({ text }) => textKey(itemText(text)));
  const known = new Set(keys);
  const bigrams = keys.slice(0, MOST_ITEMS).map(bigramsOf);
  return (item) => {
    const key = textKey(itemText(item));
    if (key === '' || known.has(key)) return key !== '';
    const own = bigramsOf(key);
    return bigrams.some((other) => likeness(own, other) >= ALIKE);
  };
}

/** An arrow to the source and the counter after it: `↗ #12`. */
const TRAILING_MARKS = /(?:[↗→]|(?<=[↗→\s])[#＃]\d{1,3}|\s)+$/;

/** Returns a glance item without the list marks around it. */
export function itemText(text: string): string {
  const item = text.trim();
  // No mark is a letter.
  if (isLetterUnit(item.charCodeAt(0)) && isLetterUnit(item.charCodeAt(item.length - 1))) return item;
  if (item.length <= 2 * MARKS_LENGTH) return withoutMarks(item);
  // Only the ends are examined: trying every mark of a long text costs the square of its length.
  const [head, tail] = [item.slice(0, MARKS_LENGTH), item.slice(-MARKS_LENGTH)];
  return `${withoutLeadingMarks(head)}${item.slice(MARKS_LENGTH, -MARKS_LENGTH)}${withoutTrailingMarks(tail)}`.trim();
}

const MARKS_LENGTH = 60;

function withoutMarks(item: string): string {
  return withoutTrailingMarks(withoutLeadingMarks(item)).trim();
}

function withoutLeadingMarks(text: string): string {
  return withoutOrdinal(text.replace(/^[·•▪●◆*-]\s*/, '')).replace(
    /^(?:\p{Extended_Pictographic}\ufe0f?\s*)+(?=\S)/u,
    '',
  );
}

function withoutTrailingMarks(text: string): string {
  return text.replace(/[；;]+$/, '').replace(TRAILING_MARKS, '');
}
