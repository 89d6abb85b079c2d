import type { Line } from '../lines/line.ts';
import { TERMS } from '../terms/terms.ts';

/** Summary above the stories, its author, and its lines. */
export interface KeyPoints {
  readonly points: readonly string[];
  readonly by: string | null;
  readonly lines: ReadonlySet<number>;
}

const LONGEST_HEADING = 30;
const BY_AI = 'AI';
/** Most lines of a summary. */
const MOST_LINES = 20;
/** Number of opening lines in which an offer to summarise is found. */
const OPENING_LINES = 12;

/** Finds the key points (划重点): numbered sentences under such a heading, up to the line that names their author. */
export function findKeyPoints(lines: readonly Line[]): KeyPoints {
  const offers = lines
    .slice(0, OPENING_LINES)
    .filter(({ text }) => text.length < 60 && TERMS.keyPointsOffer.test(text))
    .map(({ index }) => index);
  const found = listedPoints(lines) ?? pointInLine(lines);
  if (!found) return { points: [], by: null, lines: new Set(offers) };
  return { ...found, lines: new Set([...offers, ...found.lines]) };
}

function listedPoints(lines: readonly Line[]): KeyPoints | undefined {
  // In a list 摘要 is a field of one item.
  const start = lines.findIndex(
    ({ kind, text }) =>
      kind !== 'item' && text.length <= LONGEST_HEADING && TERMS.keyPointsHeading.test(text),
  );
  if (start < 0) return undefined;
  const points: string[] = [];
  const passage = new Set([start]);
  for (const line of lines.slice(start + 1, start + 1 + MOST_LINES)) {
    const maker = TERMS.keyPointsMaker.exec(line.text)?.[1];
    const point = /^(?:\d{1,2}|[①-⑳])\s*[、.．]?\s*(?=\D)(.+)$/.exec(line.text)?.[1];
    if (maker === undefined && point === undefined && line.kind !== 'item') break;
    passage.add(line.index);
    if (maker !== undefined) return { points, by: maker, lines: passage };
    points.push(point ?? line.text);
  }
  return points.length === 0 ? undefined : { points, by: headingsMaker(lines[start]), lines: passage };
}

/** Returns the author of the points from their heading: the name in brackets, or an AI. */
function headingsMaker(heading: Line | undefined): string | null {
  const [, ai, note = ''] = TERMS.keyPointsHeading.exec(heading?.text ?? '') ?? [];
  return TERMS.keyPointsMaker.exec(note)?.[1] ?? (ai === undefined ? null : BY_AI);
}

function pointInLine(lines: readonly Line[]): KeyPoints | undefined {
  const line = lines.slice(0, OPENING_LINES).find(({ text }) => TERMS.keyPointsLine.test(text));
  const point = TERMS.keyPointsLine.exec(line?.text ?? '')?.[1];
  return line && point !== undefined
    ? { points: [point], by: BY_AI, lines: new Set([line.index]) }
    : undefined;
}
