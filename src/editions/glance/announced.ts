import type { Line } from '../lines/line.ts';
import type { LineStyles } from '../outline/lineStyles.ts';
import { isParagraph, isPlainTitle, nextText } from '../outline/plainTitles.ts';
import { alignItems } from './alignment.ts';
import { type CandidateLine, candidatesIn, likeCandidates, withoutCounter } from './candidateLines.ts';
import { withGapsFilled } from './gaps.ts';
import type { Glance } from './glance.ts';
import { type ItemWordings, wordingsOf } from './itemWordings.ts';
import type { Alignment, AnnouncedLines } from './target.ts';

const SHORTEST_UNMATCHED = 8;

/**
 * Finds the body's lines that are announced by glance items, each item once: first those of the same wording, then the
 * most alike.
 */
export function announcedLines(
  { items }: Glance,
  styles: LineStyles,
  taken: ReadonlySet<number>,
): AnnouncedLines {
  if (items.length === 0) return new Map();
  const wordings = wordingsOf(items.map(withoutCounter));
  const open = candidatesIn(styles.lines, taken);
  const announced = sameWording(wordings, open, styles);
  if (announced.size === items.length) return announced;
  const candidates = likeCandidates(open, announced, items.length - announced.size, styles);
  return alignedLines(alignCandidates(wordings, candidates, announced, styles.lines), candidates);
}

/** Returns the lines of aligned candidates, with their items' indexes. */
export function alignedLines(
  pairs: Alignment,
  candidates: readonly { readonly line: Line }[],
): Map<number, number> {
  const announced = new Map<number, number>();
  for (let item = 0; item < pairs.length; item++) {
    const candidate = candidates[pairs[item] ?? -1];
    if (candidate) announced.set(candidate.line.index, item);
  }
  return announced;
}

function alignCandidates(
  wordings: ItemWordings,
  candidates: readonly CandidateLine[],
  announced: AnnouncedLines,
  lines: readonly Line[],
): Alignment {
  const known = new Map<number, number>();
  for (let place = 0; place < candidates.length && known.size < announced.size; place++) {
    const candidate = candidates[place];
    const item = announced.get(candidate?.line.index ?? -1);
    if (candidate === undefined || item === undefined) continue;
    known.set(item, place);
    candidate.title = '';
  }
  const pairs = alignItems(wordings, candidates, known);
  const places = pairs.filter((place) => place !== undefined);
  const mostlySetOff = places.filter((place) => candidates[place]?.isSetOff).length > 0.5 * places.length;
  if (mostlySetOff || places.length === pairs.length) return pairs;
  // If titles are plain lines, an item that shares no words with its title is found by its place below the first.
  const first = Math.min(...places);
  for (const [place, candidate] of candidates.entries())
    candidate.fillsGap = place > first && isUnmatchedTitle(candidate.line, lines);
  return withGapsFilled(pairs, candidates);
}

/** Returns the lines that have the same wording as an item, with the item's index. */
function sameWording(
  wordings: ItemWordings,
  open: readonly CandidateLine[],
  styles: LineStyles,
): Map<number, number> {
  const announced = new Map<number, number>();
  const repeated: (Line[] | undefined)[] = [];
  for (const { line, title } of open) {
    const item = wordings.equalTo(title);
    if (item < 0 || styles.isBoilerplate(line)) continue;
    const same = repeated[item] ?? [];
    if (same.length > MOST_REPETITIONS) same.pop();
    same.push(line);
    repeated[item] = same;
  }
  for (let item = 0; item < wordings.count && repeated.length > 0; item++) {
    const line = repeated[wordings.firstEqual(item)]?.find(({ index }) => !announced.has(index));
    if (line) announced.set(line.index, item);
  }
  return announced;
}

/** Lines of one wording that are kept beside the last. */
const MOST_REPETITIONS = 5;

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
