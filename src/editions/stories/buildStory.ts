import { webUrl } from '../../documents/originalUrl.ts';
import type { Discarded } from '../discarded.ts';
import type { Image, Link, Story } from '../edition.ts';
import { attributionOf, sourceLine } from '../lines/attribution.ts';
import { describesImage, isCredit } from '../lines/boilerplate.ts';
import { commentaryIn } from '../lines/commentary.ts';
import type { Line } from '../lines/line.ts';
import { type Draft, type DraftPosition, paragraphsOf } from './draft.ts';
import { promotes, withoutPromotions } from './promotedLines.ts';

/**
 * Story without id and authorship: ids depend on the titles of the whole edition, and authorship is determined later.
 */
export type UnnamedStory = Omit<Story, 'id' | 'writtenBy'>;

/** Story built from a draft, and its lines that belong to none. */
export interface BuiltStory {
  /** Undefined if none of it is news. */
  readonly story: UnnamedStory | undefined;
  readonly announcedBy: number | null;
  readonly discarded: readonly Discarded[];
}

const MOST_LINKS = 100;
const MOST_IMAGES = 100;

/**
 * Separates a draft's lines into facts, opinion, images, links and source. `base` resolves relative addresses; the
 * `last` story and those `after` it end in the edition's advertisements.
 */
export function buildStory(draft: Draft, base: string | null, place: DraftPosition): BuiltStory {
  const isLast = place === 'last' || place === 'after';
  const discarded: Discarded[] = [];
  const { kept, dropped } = withoutPromotions(draft, isLast);
  for (const text of dropped) discarded.push({ text, reason: 'advertisement' });
  const texts = paragraphsOf(kept);
  if (draft.parts.text !== '') texts.unshift(draft.parts.text);
  if (isLast) {
    while (texts.length > 0 && endsAsCredit(texts.at(-1) ?? '')) {
      discarded.push({ text: texts.pop() ?? '', reason: 'credit' });
    }
  }
  const { paragraphs, commentary, sources } = sortTexts(texts);
  for (const text of sources) discarded.push({ text, reason: 'credit' });
  const images = imagesOf(kept, base);
  const links = linksOf(draft.titleLine, kept, base);
  const isEmpty = paragraphs.length + commentary.length === 0;
  const { announcedBy } = draft;
  const { title, tag } = draft.parts;
  const promoted = announcedBy === null && promotes(draft, place);
  const isBare =
    isEmpty && sources.length === 0 && announcedBy === null && tag === null && links.length === 0;
  if (title === '' || promoted || (isBare && !draft.mayBeBare)) {
    const reason = promoted ? 'advertisement' : 'untitled';
    return {
      story: undefined,
      announcedBy,
      discarded: [
        ...discarded,
        ...[title, ...paragraphs].filter(Boolean).map((text) => ({ text, reason }) as const),
      ],
    };
  }
  const last = paragraphs.at(-1);
  const attribution =
    sources.map(sourceLine).find((name) => name !== undefined) ??
    (last === undefined ? null : attributionOf(last));
  return {
    story: { title, section: draft.section, paragraphs, images, links, attribution, commentary },
    announcedBy,
    discarded,
  };
}

/** Whether a last line is the edition's credit; the story's own source is not. */
function endsAsCredit(text: string): boolean {
  return isCredit(text) && sourceLine(text) === undefined;
}

interface Sorted {
  readonly paragraphs: readonly string[];
  readonly commentary: readonly string[];
  readonly sources: readonly string[];
}

/**
 * Separates facts up to the marker of an opinion, and the opinion after it; lines that name the source belong to
 * neither.
 */
function sortTexts(texts: readonly string[]): Sorted {
  const paragraphs: string[] = [];
  const commentary: string[] = [];
  const sources: string[] = [];
  let commenting = false;
  for (const text of texts) {
    const opinion = commentaryIn(text);
    if (sourceLine(text) !== undefined) sources.push(text);
    else if (opinion !== undefined) {
      // An editor's note above the facts is one passage: the text below it is not opinion.
      commenting = paragraphs.length > 0;
      if (opinion !== '') commentary.push(opinion);
    } else if (commenting) commentary.push(text);
    else paragraphs.push(text);
  }
  return { paragraphs, commentary, sources };
}

function imagesOf(lines: readonly Line[], base: string | null): Image[] {
  const images: Image[] = [];
  for (const { image } of lines) {
    const url = image && images.length < MOST_IMAGES ? webUrl(image.url, base) : undefined;
    if (image && url) images.push({ url, alt: describesImage(image.alt) ? image.alt : '' });
  }
  return images;
}

function linksOf(titleLine: Line, lines: readonly Line[], base: string | null): Link[] {
  const links: Link[] = [];
  addLinks(links, titleLine, base);
  for (const line of lines) addLinks(links, line, base);
  return links;
}

/** Adds the links of a line that are new. */
function addLinks(links: Link[], line: Line, base: string | null): void {
  for (const { url: written, text } of line.links) {
    const url = links.length < MOST_LINKS ? webUrl(written, base) : undefined;
    if (url !== undefined && !links.some((link) => link.url === url)) links.push({ url, text });
  }
}
