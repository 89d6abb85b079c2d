import { textKey } from '../identity.ts';
import { titleIn } from '../layouts/candidates/titleStyles.ts';
import { isBoilerplateLine } from '../lines/boilerplateLine.ts';
import type { Line } from '../lines/line.ts';
import { ordinalIn, withoutChineseOrdinal, withoutOrdinal } from '../lines/ordinals.ts';
import { isParagraph, isPlainTitle, nextText } from '../outline/plainTitles.ts';
import { type Alignment, alignItems, withGapsFilled } from './alignment.ts';
import type { Glance } from './glance.ts';
import type { Target, Wording } from './target.ts';

/** Index of each line that begins the story of a glance item, with the item's index. */
export type AnnouncedLines = ReadonlyMap<number, number>;

const LONGEST_TITLE = 120;
/**
 * Least likeness, from 0 to 1: a set-off line may differ in wording from its item; a plain line must be nearly the
 * same.
 */
const ALIKE_SET_OFF = 0.55;
const ALIKE_TITLE = 0.6;
const ALIKE_PLAIN = 0.75;
const SHORTEST_UNMATCHED = 8;
const MOST_LINES = 1500;

/**
 * Finds the body's lines that are announced by glance items, each item once: first those of the same wording, then the
 * most alike.
 */
export function announcedLines(
  { items }: Glance,
  lines: readonly Line[],
  taken: ReadonlySet<number>,
): AnnouncedLines {
  if (items.length === 0) return new Map();
  const wordings = items.map(keyOf);
  const open = candidatesIn(lines, taken);
  const announced = sameWording(wordings, open);
  if (announced.size === items.length) return announced;
  const free = open.filter(({ line }) => !announced.has(line.index) && !isBoilerplateLine(line.text));
  // If there are enough set-off lines for all items, plain lines are considered only if they are titles.
  const isEnough = free.filter((each) => each.isSetOff).length >= items.length - announced.size;
  const looked = (
    isEnough ? free.filter((each) => each.isSetOff || isPlainTitle(each.line, lines)) : free
  ).slice(0, MOST_LINES);
  const candidates = [...looked, ...open.filter(({ line }) => announced.has(line.index))].sort(
    (a, b) => a.line.index - b.line.index,
  );
  const pairs = alignCandidates(wordings, candidates, announced, lines);
  return announcedBy(
    pairs,
    candidates.map(({ line }) => line),
  );
}

/** Line that may repeat an item, with its wording, which is compared more than once. */
interface Candidate {
  readonly line: Line;
  readonly wording: Wording;
  readonly isSetOff: boolean;
}

/** Returns the lines that may repeat an item; those that cannot be titles are left out later, when few are left. */
function candidatesIn(lines: readonly Line[], taken: ReadonlySet<number>): Candidate[] {
  const candidates: Candidate[] = [];
  for (const line of lines) {
    const title = titleIn(line);
    if (title === '' || title.length > LONGEST_TITLE || taken.has(line.index)) continue;
    const setOff = isSetOff(line);
    // A plain sentence that repeats an item is the text under its title.
    if (setOff || !title.endsWith('。')) candidates.push({ line, wording: keyOf(title), isSetOff: setOff });
  }
  return candidates;
}

/** Returns the lines of aligned candidates, with their items' indexes. */
export function announcedBy(pairs: Alignment, candidates: readonly Line[]): Map<number, number> {
  const announced = new Map<number, number>();
  for (const [item, place] of pairs.entries()) {
    const line = place === undefined ? undefined : candidates[place];
    if (line) announced.set(line.index, item);
  }
  return announced;
}

function alignCandidates(
  wordings: readonly Wording[],
  candidates: readonly Candidate[],
  announced: AnnouncedLines,
  lines: readonly Line[],
): Alignment {
  const known = new Map<number, number>();
  const targets = candidates.map((candidate, place): Target => {
    const leastAlike = leastLikeness(candidate, lines);
    const item = announced.get(candidate.line.index);
    if (item !== undefined) known.set(item, place);
    const title = item === undefined ? candidate.wording : '';
    return { title, text: '', leastAlike, mayContain: leastAlike < ALIKE_PLAIN, fillsGap: false };
  });
  const pairs = alignItems(wordings, targets, known);
  const places = pairs.filter((place) => place !== undefined);
  const mostlySetOff = places.filter((place) => candidates[place]?.isSetOff).length > 0.5 * places.length;
  if (mostlySetOff || places.length === wordings.length) return pairs;
  // If titles are plain lines, an item that shares no words with its title is found by its place below the first.
  const first = Math.min(...places);
  const filling = targets.map((target, place) => {
    const line = candidates[place]?.line;
    const fillsGap = place > first && line !== undefined && isUnmatchedTitle(line, lines);
    return { ...target, fillsGap };
  });
  return withGapsFilled(pairs, filling);
}

/** Returns the lines that have the same wording as an item, with the item's index. */
function sameWording(wordings: readonly Wording[], open: readonly Candidate[]): Map<number, number> {
  const announced = new Map<number, number>();
  const byWording = new Map<Wording, Line[]>(wordings.map((wording) => [wording, []]));
  // Most lines are longer than all items: their wordings need not be looked up.
  const longest = Math.max(...wordings.map(({ length }) => length));
  for (const { line, wording } of open) {
    const same = wording.length > longest ? undefined : byWording.get(wording);
    if (same === undefined || isBoilerplateLine(line.text)) continue;
    if (same.length > MOST_REPETITIONS) same.pop();
    same.push(line);
  }
  for (const [i, wording] of wordings.entries()) {
    const line = byWording.get(wording)?.find((candidate) => !announced.has(candidate.index));
    if (line) announced.set(line.index, i);
  }
  return announced;
}

/** Lines of one wording that are kept beside the last. */
const MOST_REPETITIONS = 5;

function leastLikeness({ line, isSetOff }: Candidate, lines: readonly Line[]): number {
  if (isSetOff) return ALIKE_SET_OFF;
  return isPlainTitle(line, lines) ? ALIKE_TITLE : ALIKE_PLAIN;
}

function isUnmatchedTitle(line: Line, lines: readonly Line[]): boolean {
  const next = nextText(line, lines);
  return (
    line.fresh &&
    line.text.length >= SHORTEST_UNMATCHED &&
    isPlainTitle(line, lines) &&
    next !== undefined &&
    isParagraph(next)
  );
}

function isSetOff(line: Line): boolean {
  return (
    line.kind === 'heading' ||
    line.bold ||
    line.lead !== '' ||
    (ordinalIn(line.text) !== '' && !isParagraph(line))
  );
}

function keyOf(text: string): Wording {
  const uncounted = withoutChineseOrdinal(withoutOrdinal(text));
  return textKey(
    isDigit(uncounted.charCodeAt(uncounted.length - 1)) ? uncounted.replace(/[#＃]\d{1,3}$/, '') : uncounted,
  );
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
