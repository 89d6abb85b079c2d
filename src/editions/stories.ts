import { webUrl } from '../documents/originalUrl.ts';
import { attributionOf, sourceLine } from './attribution.ts';
import { commentaryIn } from './commentary.ts';
import { type Draft, type Passage, passagesOf } from './draft.ts';
import type { Image, Link, Story } from './edition.ts';
import type { LeftOut } from './leftOut.ts';
import type { Line } from './line.ts';
import {
  hintsAtPromotion,
  isOutrightCall,
  isPromotion,
  isPromotionSection,
  promotionWeight,
} from './promotion.ts';
import { endsSentence, isCredit } from './wording.ts';

/** A story that has no id yet: ids depend on the titles of the whole edition. */
export type UnnamedStory = Omit<Story, 'id'>;

/** A draft made a story, and what of its lines turned out to belong to none. */
export interface Finished {
  /** Undefined where nothing of it is news. */
  readonly story: UnnamedStory | undefined;
  readonly announcedBy: number | null;
  readonly leftOut: readonly LeftOut[];
}

const MOST_LINKS = 100;
const MOST_IMAGES = 100;

/** Takes a draft's lines apart into facts, opinion, images, links and source. `base` resolves relative addresses. */
export function finishStory(draft: Draft, base: string | null, isLast: boolean): Finished {
  const leftOut: LeftOut[] = [];
  const { kept, dropped } = withoutPromotions(draft, isLast);
  for (const passage of dropped) leftOut.push({ text: passage.text, reason: 'advertisement' });
  const passages = [...ownText(draft), ...passagesOf(kept)];
  if (isLast) {
    while (passages.length > 0 && isCredit(passages.at(-1)?.text ?? '')) {
      leftOut.push({ text: passages.pop()?.text ?? '', reason: 'credit' });
    }
  }
  const { paragraphs, commentary, sources } = sortPassages(passages);
  for (const text of sources) leftOut.push({ text, reason: 'credit' });
  const images = imagesOf(kept, base);
  const links = linksOf([draft.titleLine, ...kept], base);
  const isEmpty = paragraphs.length + commentary.length === 0;
  const { announcedBy } = draft;
  const { title, tag } = draft.parts;
  const promoted = announcedBy === null && promotes(title, paragraphs, draft.suspect);
  if (title === '' || promoted || (isEmpty && announcedBy === null && tag === null && links.length === 0)) {
    const reason = promoted ? 'advertisement' : 'untitled';
    return {
      story: undefined,
      announcedBy,
      leftOut: [
        ...leftOut,
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
    leftOut,
  };
}

/** Whether a story that no glance announces is an advertisement; where one is to be expected its text will tell. */
function promotes(title: string, paragraphs: readonly string[], suspect: boolean): boolean {
  if (suspect) return isPromotion([title, ...paragraphs].join(' '));
  return promotionWeight(title) > 0 && isPromotion(`${title} ${paragraphs[0] ?? ''}`);
}

/** The text that stands in the title's own line. */
function ownText({ parts, titleLine }: Draft): Passage[] {
  return parts.text === '' ? [] : [{ text: parts.text, quoted: false, links: titleLine.links }];
}

/** Cuts off a last story where promotion begins; elsewhere drops outright calls alone. */
function withoutPromotions({ lines, parts }: Draft, isLast: boolean): { kept: Line[]; dropped: Passage[] } {
  const kept: Line[] = [];
  const dropped: Line[] = [];
  const end = isLast ? promotionStart(lines, parts.text !== '') : lines.length;
  let hasText = parts.text !== '';
  for (const [i, line] of lines.entries()) {
    const isCall = hasText && !isLast && isOutrightCall(line.text);
    hasText ||= line.text !== '';
    (i >= end || isCall ? dropped : kept).push(line);
  }
  return { kept, dropped: passagesOf(dropped) };
}

/**
 * Where in a last story's lines its promotion begins: at the first outright one, or before it where list items and
 * lines that speak of courses and events lead up to it. The story keeps at least one text.
 */
function promotionStart(lines: readonly Line[], hasOwnText: boolean): number {
  const first = lines.findIndex(({ text }) => text !== '');
  const least = hasOwnText ? 0 : first + 1;
  let start = lines.findIndex(
    ({ text }, i) => i >= least && (isPromotion(text) || (isPromotionSection(text) && !endsSentence(text))),
  );
  if (start < 0) return lines.length;
  while (start > least) {
    const before = lines[start - 1];
    const leadsUp = before && (before.kind === 'item' || hintsAtPromotion(before.text));
    if (!leadsUp) break;
    start--;
  }
  return start;
}

interface Sorted {
  readonly paragraphs: readonly string[];
  readonly commentary: readonly string[];
  readonly sources: readonly string[];
}

/** Facts up to the marker of an opinion, the opinion from there on; lines that name the source are neither. */
function sortPassages(passages: readonly Passage[]): Sorted {
  const paragraphs: string[] = [];
  const commentary: string[] = [];
  const sources: string[] = [];
  let commenting = false;
  for (const { text } of passages) {
    const opinion = commentaryIn(text);
    if (sourceLine(text) !== undefined) sources.push(text);
    else if (opinion !== undefined) {
      // Above the facts an editor's note is one passage: the whole text below it is no opinion.
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
    if (image && url) images.push({ url, alt: describes(image.alt) ? image.alt : '' });
  }
  return images;
}

/** Whether an alternative text says anything: editors fill it in with 在这里插入图片描述 or a file's name. */
function describes(alt: string): boolean {
  return (
    alt.length <= 120 &&
    !/^(?:\[?图片\]?|在这里插入图片描述|图|img|image|\S+\.(?:png|jpe?g|gif|webp))(?:[:：\s]|$)/i.test(alt)
  );
}

function linksOf(lines: readonly Line[], base: string | null): Link[] {
  const links: Link[] = [];
  const seen = new Set<string>();
  for (const link of lines.flatMap((line) => line.links)) {
    const url = webUrl(link.url, base);
    if (url === undefined || seen.has(url) || links.length >= MOST_LINKS) continue;
    seen.add(url);
    links.push({ url, text: link.text });
  }
  return links;
}
