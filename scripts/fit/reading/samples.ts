import { type ReadDocument, readDocument } from '../../../src/documents/readDocument.ts';
import {
  type Candidates,
  findCandidates,
  stylesOf,
} from '../../../src/editions/layouts/candidates/candidates.ts';
import { type LineRows, lineFeatures } from '../../../src/editions/layouts/candidates/lineFeatures.ts';
import type { Layout } from '../../../src/editions/layouts/layout.ts';
import { layoutOutline } from '../../../src/editions/layouts/layoutOutline.ts';
import { type Line, linesOf } from '../../../src/editions/lines/line.ts';
import { mastheadOf } from '../../../src/editions/masthead/masthead.ts';
import { announcedOutline, toldByGlance } from '../../../src/editions/outline/titleDetection.ts';
import { extractStories } from '../../../src/editions/stories/extractStories.ts';
import type { Annotated } from './annotated.ts';
import { normalised } from './annotated.ts';
import { augment, randomFrom } from './augment.ts';
import { compareStories, type Score, titleLines } from './labels.ts';

/** Document, or a copy of it in another style, with its lines that are titles. */
export interface SampledDocument {
  readonly document: Annotated;
  readonly isCopy: boolean;
  readonly candidates: Candidates;
  readonly lines: LineRows;
  readonly isTitle: readonly boolean[];
  /** Weight of one of its lines. */
  readonly lineWeight: number;
}

const COPIES = 8;
const COPY_WEIGHT = 0.3;

/** Returns a document's samples: itself, and copies in other styles if it is a roundup of several titled stories. */
export function samplesOf(document: Annotated): SampledDocument[] {
  const read = readDocument({ bytes: document.bytes, origin: document.id, time: new Date(0) });
  if (read.kind === 'unreadable') return [];
  const lines = linesOf(read.blocks);
  const candidates = candidatesOf(lines, read);
  const titles = document.isRoundup ? titleLines(document, candidates) : new Set<number>();
  const own = sampleOf(document, candidates, titles, false);
  if (titles.size < 2 || document.titles.length === 0 || document.weight < 1) return [own];
  const names = new Set(document.notStories.map(normalised));
  const sections = candidates.all
    .filter(({ line, title }) => names.has(normalised(title)) || names.has(normalised(line.text)))
    .map(({ line }) => line.index)
    .filter((index) => !titles.has(index));
  const random = randomFrom(document.id.length * 7919 + titles.size);
  const copies = Array.from({ length: COPIES }, () => {
    const copy = augment(lines, titles, new Set(sections), random);
    return sampleOf(document, candidatesOf(copy.lines, read), copy.titles, true);
  });
  return [own, ...copies];
}

function candidatesOf(lines: readonly Line[], read: ReadDocument): Candidates {
  return findCandidates(mastheadOf(lines, read.metadata));
}

function sampleOf(
  document: Annotated,
  candidates: Candidates,
  titles: ReadonlySet<number>,
  isCopy: boolean,
): SampledDocument {
  // Long documents weigh more, but not in proportion to their lines.
  const weight = (10 * document.weight) / Math.sqrt(Math.max(10, candidates.all.length));
  return {
    document,
    isCopy,
    candidates,
    lines: lineFeatures(candidates),
    isTitle: candidates.all.map(({ line }) => titles.has(line.index)),
    lineWeight: isCopy ? COPY_WEIGHT * weight : weight,
  };
}

/** Returns the score of a layout's stories; for a copy, of its title lines. */
export function scoreLayout(
  { document, candidates, isCopy, isTitle }: SampledDocument,
  layout: Layout,
): Score {
  if (isCopy) {
    const hits = candidates.all.filter(({ line }, c) => isTitle[c] && layout.titles.has(line.index)).length;
    return { hits, wanted: isTitle.filter(Boolean).length, told: layout.titles.size, leaks: 0 };
  }
  const { masthead } = candidates;
  const outline = layoutOutline(masthead, layout, stylesOf(candidates));
  return compareStories(document, extractStories(masthead, outline, null).stories);
}

/** Returns the score if titles are recognised directly; undefined if they are not. */
export function scoreAnnounced({ document, candidates: { masthead } }: SampledDocument): Score | undefined {
  const told = toldByGlance(masthead);
  return told && compareStories(document, extractStories(told, announcedOutline(told), null).stories);
}
