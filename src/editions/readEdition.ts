import { type ReadDocument, readDocument } from '../documents/readDocument.ts';
import type { Document } from '../sources/document.ts';
import type { Unreadable } from '../text/unreadable.ts';
import { assembleEdition } from './assembleEdition.ts';
import type { Discarded } from './discarded.ts';
import type { Edition } from './edition.ts';
import { shareTold } from './glance/alignment.ts';
import { type Glance, NO_GLANCE } from './glance/glance.ts';
import { chooseLayout, type LayoutChoice, LEAST_ROUNDUP } from './layouts/choose.ts';
import { layoutOutline } from './layouts/layoutOutline.ts';
import { beforeUnrelatedEnd, mayTellAtEnd } from './layouts/unrelatedEnd.ts';
import { type Masthead, readMasthead } from './masthead/masthead.ts';
import { announcedOutline, type Outline, toldByGlance } from './outline/titleDetection.ts';
import {
  articleStory,
  type ExtractedStories,
  extractStories,
  storyTargets,
} from './stories/extractStories.ts';

/** Details of reading a document, for explanations. */
export interface ReadingDetails {
  /** The document's blocks. */
  readonly document: ReadDocument;
  /** Ranked layouts; null if the glance determined the stories. */
  readonly choice: LayoutChoice | null;
  readonly discarded: readonly Discarded[];
}

/** Result of reading: a roundup of stories, one article, or the reason why it cannot be read. */
export type EditionReading =
  | ({ readonly kind: 'edition'; readonly edition: Edition } & ReadingDetails)
  | ({ readonly kind: 'article'; readonly edition: Edition } & ReadingDetails)
  | Unreadable;

/**
 * Least probability if the source carries articles, of which one in fifty is a roundup: the gate was fitted with equal
 * shares. Of feed items left out in fitting one in twenty reaches 0.5, and one in a hundred this.
 */
const LEAST_ROUNDUP_AMONG_ARTICLES = 0.9;

/** Reads a document of any format as one issue of a column. Pure, never throws, linear in the document's size. */
export function readEdition(source: Document): EditionReading {
  const document = readDocument(source);
  if (document.kind === 'unreadable') return document;
  const masthead = readMasthead(document);
  const { base } = document.metadata;
  const announced = toldByGlance(masthead);
  if (announced) return readByGlance(source, document, announced);
  const choice = layoutChoice(masthead);
  const least = source.hints?.isOfArticles ? LEAST_ROUNDUP_AMONG_ARTICLES : LEAST_ROUNDUP;
  const told = choice.roundup < least ? undefined : chosenStories(masthead, choice, base);
  const kind = told ? 'edition' : 'article';
  const extracted = told?.extracted ?? articleStories(masthead, base);
  const edition = assembleEdition({
    source,
    document,
    masthead: { ...masthead, glance: told ? glanceOver(masthead, told.outline, extracted) : NO_GLANCE },
    extracted,
    kind,
    opening: firstOf(told?.outline.titles.keys() ?? []),
    choice,
  });
  return { kind, edition, document, choice, discarded: discardedOf(masthead, extracted) };
}

/** Ranks the layouts of a document, without paragraphs at its end that belong to no story. */
function layoutChoice(masthead: Masthead): LayoutChoice {
  const told = beforeUnrelatedEnd(masthead);
  const choice = chooseLayout(told);
  const [best] = choice.considered;
  return told !== masthead && best && mayTellAtEnd(told, best.layout, choice.styles)
    ? chooseLayout(masthead)
    : choice;
}

/** Reads an edition whose glance determines its titles, so that no layout is ranked. */
function readByGlance(source: Document, document: ReadDocument, masthead: Masthead): EditionReading {
  const outline = announcedOutline(masthead);
  const extracted = extractStories(masthead, outline, document.metadata.base);
  const opening = firstOf(outline.titles.keys());
  const edition = assembleEdition({
    source,
    document,
    masthead,
    extracted,
    kind: 'edition',
    opening,
    choice: null,
  });
  return { kind: 'edition', edition, document, choice: null, discarded: discardedOf(masthead, extracted) };
}

/** Most layouts that are tried before a document is read as an article. */
const MOST_TRIED = 5;

/** Returns the stories of the best layout that has any: all of its titles may turn out not to be news. */
function chosenStories(
  masthead: Masthead,
  { considered, styles }: LayoutChoice,
  base: string | null,
): { readonly outline: Outline; readonly extracted: ExtractedStories } | undefined {
  for (const { layout } of considered.slice(0, MOST_TRIED)) {
    const outline = layoutOutline(masthead, layout, styles);
    const extracted = extractStories(masthead, outline, base);
    if (extracted.stories.length > 0) return { outline, extracted };
  }
  return undefined;
}

const LEAST_ANNOUNCED = 0.3;
/**
 * Least share of a list's items that must be repeated if its wording differs: a few common words are found in any list.
 */
const LEAST_TOLD = 0.5;

/**
 * Returns the glance if its items are the stories' titles, or if its heading names it and the stories under it repeat
 * its items in other words; not a list of the sections, or of another part.
 */
function glanceOver(
  { glance, headedList, announced }: Masthead,
  { titles }: Outline,
  { stories }: ExtractedStories,
): Glance {
  if (glance.items.length > 0) {
    const told = [...announced.keys()].filter((line) => titles.has(line)).length;
    return told >= LEAST_ANNOUNCED * glance.items.length ? glance : NO_GLANCE;
  }
  if (headedList.items.length === 0) return NO_GLANCE;
  const last = Math.max(...headedList.lines);
  const isAboveStories = [...titles.keys()].every((line) => line > last);
  return isAboveStories && shareTold(headedList.items, storyTargets(stories)) >= LEAST_TOLD
    ? headedList
    : NO_GLANCE;
}

/** Returns an article as the only story. */
function articleStories(masthead: Masthead, base: string | null): ExtractedStories {
  const story = articleStory(masthead, base);
  return { stories: story ? [story] : [], announced: new Map(), discarded: [], truncated: false };
}

function discardedOf(masthead: Masthead, extracted: ExtractedStories): Discarded[] {
  return [...masthead.discarded, ...extracted.discarded];
}

function firstOf(indexes: Iterable<number>): number {
  let first = Number.MAX_SAFE_INTEGER;
  for (const index of indexes) first = Math.min(first, index);
  return first;
}
