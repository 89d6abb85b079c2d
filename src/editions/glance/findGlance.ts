import type { Line } from '../lines/line.ts';
import { endsSentence, isFigure } from '../lines/sentences.ts';
import { nextText } from '../outline/plainTitles.ts';
import { TERMS } from '../terms/terms.ts';
import { type Glance, NO_GLANCE } from './glance.ts';
import {
  itemText,
  LONGEST_HEADING,
  LONGEST_ITEM,
  MOST_ITEMS,
  plainFrom,
  returnsIn,
  togetherFrom,
} from './plainGlance.ts';

const MOST_HEADINGS = 5;

/**
 * Finds the glance: a list under a heading such as 一分钟速览新闻点！, or a first list that later lines repeat.
 * `fields` are the indexes of the lines with fields of items.
 */
export function findGlance(lines: readonly Line[], fields: ReadonlySet<number> = new Set()): Glance {
  const end = linesAboveStories(lines);
  const headings: Line[] = [];
  for (const line of lines) {
    if (line.index >= end || headings.length === MOST_HEADINGS) break;
    const { text } = line;
    if (text !== '' && text.length <= LONGEST_HEADING && TERMS.glanceHeading.test(text)) headings.push(line);
  }
  // A list is the clearest form: it takes precedence over a greeting that mentions a 速览.
  const listed = (all: readonly Line[], start: number) => listedFrom(all, start, fields);
  for (const read of [listed, joinedIn, togetherFrom, plainFrom]) {
    for (const line of headings) {
      const glance = read(lines, line.index + 1);
      if (glance && !isOfFigures(glance))
        return { ...glance, lines: new Set([line.index, ...glance.lines]), hasHeading: true };
    }
  }
  return unheaded(lines, fields);
}

const MOST_TOLD_ABOVE = 2;
const SHORTEST_TOLD = 30;

/**
 * Returns the number of lines before the third heading with a text of its own: a list below it is of a part of the
 * edition, and does not announce the stories.
 */
function linesAboveStories(lines: readonly Line[]): number {
  let told = 0;
  for (const line of lines) {
    if (line.kind !== 'heading' || line.level < 2) continue;
    const next = nextText(line, lines);
    if (next === undefined || next.kind === 'heading' || next.text.length < SHORTEST_TOLD) continue;
    if (told === MOST_TOLD_ABOVE) return line.index;
    told++;
  }
  return lines.length;
}

/** Reads a list of items, which bold lines or headings may divide; lines with fields of its items are not items. */
function listedFrom(lines: readonly Line[], start: number, fields: ReadonlySet<number>): Glance | undefined {
  const items: string[] = [];
  const headings: string[] = [];
  const taken: number[] = [];
  for (let i = start; i < lines.length && items.length < MOST_ITEMS; i++) {
    const line = lines[i];
    if (!line) break;
    if (line.kind === 'item' && line.text !== '') {
      if (!fields.has(line.index)) items.push(itemText(line.text));
    } else if (
      line.text !== '' &&
      line.text.length <= LONGEST_HEADING &&
      !endsSentence(line.text) &&
      nextText(line, lines)?.kind === 'item'
    ) {
      if (items.length > 0 && !isListOfItems(lines, i + 1, items)) break;
      headings.push(line.text);
    } else if (line.text !== '' || line.kind === 'rule') break;
    taken.push(line.index);
  }
  return items.length >= 2 ? { ...NO_GLANCE, items, headings, lines: new Set(taken) } : undefined;
}

/** Whether more than half of a list's items are figures of the edition rather than stories. */
function isOfFigures({ items }: Glance): boolean {
  let figures = 0;
  for (let i = 0; i < items.length && figures + items.length - i > 0.5 * items.length; i++)
    if (isFigure(items[i] ?? '')) figures++;
  return figures > 0.5 * items.length;
}

/**
 * Whether the list at a line continues the glance: its first item is short, does not end a sentence, and is not among
 * the items before.
 */
function isListOfItems(lines: readonly Line[], start: number, before: readonly string[]): boolean {
  const first = lines[start];
  return (
    first?.kind === 'item' &&
    first.text.length <= LONGEST_ITEM &&
    !endsSentence(first.text) &&
    !before.includes(first.text)
  );
}

/** Reads a single paragraph in which semicolons divide the items. */
function joinedIn(lines: readonly Line[], start: number): Glance | undefined {
  const line = lines.slice(start, start + 3).find(({ text }) => text !== '');
  if (!line || line.text.length > LONGEST_ITEM * 30) return undefined;
  const items = line.text.replace(/。$/, '').split(/[；;]/).map(itemText).filter(Boolean);
  return items.length >= 3 ? { ...NO_GLANCE, items, lines: new Set([line.index]) } : undefined;
}

/** Finds a glance without a heading: the document's first list, or an opening paragraph, that later lines repeat. */
function unheaded(lines: readonly Line[], fields: ReadonlySet<number>): Glance {
  const first = lines.find((line) => line.kind === 'item' && line.text !== '');
  const listed = first && first.index < 40 ? listedFrom(lines, first.index, fields) : undefined;
  if (listed && listed.items.length >= 3 && isRepeated(listed, lines)) return listed;
  for (const line of lines.slice(0, 12)) {
    const joined = line.kind === 'paragraph' ? joinedIn([line], 0) : undefined;
    const glance = joined && { ...joined, lines: new Set([line.index]) };
    if (glance && glance.items.length >= 4 && isRepeated(glance, lines)) return glance;
  }
  return NO_GLANCE;
}

/**
 * Whether at least half of the items return further down as lines of their own outside lists, in the same or slightly
 * different words.
 */
function isRepeated({ items, lines: taken }: Glance, lines: readonly Line[]): boolean {
  const last = Math.max(...taken);
  const returns = returnsIn(lines.slice(last + 1).filter(({ kind }) => kind !== 'item'));
  return items.filter(returns).length >= 0.5 * items.length;
}
