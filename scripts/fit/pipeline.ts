import { type ReadDocument, readDocument } from '../../src/documents/readDocument.ts';
import { extractStories } from '../../src/editions/extractStories.ts';
import { layoutOutline } from '../../src/editions/layouts/choose.ts';
import { lineFeatures, type Styled, styleLines } from '../../src/editions/layouts/lineFeatures.ts';
import type { Layout } from '../../src/editions/layouts/propose.ts';
import type { Line } from '../../src/editions/line.ts';
import { type Masthead, mastheadOf } from '../../src/editions/masthead.ts';
import { announcedOutline, isAnnounced } from '../../src/editions/outline.ts';
import type { UnnamedStory } from '../../src/editions/stories.ts';
import { type Annotated, norm } from './annotated.ts';
import { matches } from './labels.ts';

export interface Prepared {
  masthead: Masthead;
  styled: Styled;
  features: Record<string, number>[];
  announced: boolean;
}

export function prepare(lines: readonly Line[], document: ReadDocument): Prepared {
  const masthead = mastheadOf(lines, document.metadata);
  const styled = styleLines(masthead);
  return {
    masthead,
    styled,
    features: lineFeatures(styled),
    announced: isAnnounced(masthead.glance, masthead.announced),
  };
}

export function tell({ masthead }: Prepared, layout: Layout): readonly UnnamedStory[] {
  return extractStories(masthead, layoutOutline(masthead, layout), null).stories;
}

export function tellAnnounced({ masthead }: Prepared): readonly UnnamedStory[] {
  return extractStories(masthead, announcedOutline(masthead), null).stories;
}

export interface Score {
  hit: number;
  want: number;
  got: number;
  f1: number;
  bad: number;
}

export function scoreStories(doc: Annotated, stories: readonly UnnamedStory[]): Score {
  const got = stories.map(({ title }) => norm(title));
  let hit = 0,
    want: string[];
  if (doc.titles.length > 0) {
    want = doc.titles.map(norm);
    const left = [...want];
    for (const g of got) {
      const k = left.findIndex((w) => matches(g, w));
      if (k >= 0) {
        left.splice(k, 1);
        hit++;
      }
    }
  } else {
    want = doc.starts.map((x) => norm(x).slice(0, 12));
    const bodies = stories.map((s) => norm(s.title + s.paragraphs.join('')));
    hit = want.filter((x) => bodies.some((b) => b.startsWith(x) || b.slice(0, 60).includes(x))).length;
  }
  const bad = doc.notStories.filter((x) => got.includes(norm(x)) && !want.includes(norm(x))).length;
  return {
    hit,
    want: want.length,
    got: got.length,
    f1: want.length + got.length ? (2 * hit) / (want.length + got.length) : 1,
    bad,
  };
}

export { linesOf } from '../../src/editions/line.ts';
export { readDocument };
