import { webUrl } from '../../documents/originalUrl.ts';
import type { Discarded } from '../discarded.ts';
import type { Image, Link, Story } from '../edition.ts';
import { attributionOf, sourceLine } from '../lines/attribution.ts';
import { describesImage, isButton, isCredit, mayBeSlogan } from '../lines/boilerplate.ts';
import { commentaryIn } from '../lines/commentary.ts';
import type { Line } from '../lines/line.ts';
import { ORDINAL } from '../lines/ordinals.ts';
import { endsSentence } from '../lines/sentences.ts';
import {
  hintsAtPromotion,
  isCallApart,
  isOutrightCall,
  isPromotion,
  isPromotionSection,
  promotionWeight,
} from './advertisements.ts';
import { type Draft, type Passage, passagesOf } from './draft.ts';

/** A story that has no id yet, for ids depend on the titles of the whole edition, and whose authorship is not looked at. */
export type UnnamedStory = Omit<Story, 'id' | 'writtenBy'>;

/** Where among an edition's stories a draft stands: before the last piece of news, as it, or after it. */
export type DraftPosition = 'middle' | 'last' | 'after';

/** A draft made a story, and what of its lines turned out to belong to none. */
export interface BuiltStory {
  /** Undefined where nothing of it is news. */
  readonly story: UnnamedStory | undefined;
  readonly announcedBy: number | null;
  readonly discarded: readonly Discarded[];
}

const MOST_LINKS = 100;
const MOST_IMAGES = 100;
const LONGEST_SLOGAN = 40;
/** Characters of a story's beginning that a promotion below is compared with. */
const LONGEST_OPENING = 800;

/**
 * Takes a draft's lines apart into facts, opinion, images, links and source. `base` resolves relative addresses;
 * the `last` story and what comes `after` it end in the edition's advertisements.
 */
export function buildStory(draft: Draft, base: string | null, place: DraftPosition): BuiltStory {
  const isLast = place !== 'middle';
  const discarded: Discarded[] = [];
  const { kept, dropped } = withoutPromotions(draft, isLast);
  for (const passage of dropped) discarded.push({ text: passage.text, reason: 'advertisement' });
  const passages = [...ownText(draft), ...passagesOf(kept)];
  if (isLast) {
    while (passages.length > 0 && endsAsCredit(passages.at(-1)?.text ?? '')) {
      discarded.push({ text: passages.pop()?.text ?? '', reason: 'credit' });
    }
  }
  const { paragraphs, commentary, sources } = sortPassages(passages);
  for (const text of sources) discarded.push({ text, reason: 'credit' });
  const images = imagesOf(kept, base);
  const links = linksOf([draft.titleLine, ...kept], base);
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

/** Whether a story that no glance announces is an advertisement; where one is to be expected its text will tell. */
function promotes(draft: Draft, place: DraftPosition): boolean {
  if (draft.isMissingFromGlance || place === 'after') return isPromotionThroughout(draft);
  const { title, text } = draft.parts;
  const first = text === '' ? draft.lines.find((line) => line.text !== '')?.text : text;
  return promotionWeight(title) > 0 && isPromotion(`${title} ${first ?? ''}`);
}

/** Whether a draft promotes something as a whole, rather than tell news that a promotion follows. */
export function isPromotionThroughout({ parts, lines }: Draft): boolean {
  const texts = [parts.text, ...lines.map(({ text }) => text)].filter(Boolean);
  if (isPromotion(`${parts.title} ${texts[0] ?? ''}`)) return true;
  return hintsAtPromotion(parts.title) && texts.some(isPromotion);
}

/** The text that stands in the title's own line. */
function ownText({ parts, titleLine }: Draft): Passage[] {
  return parts.text === '' ? [] : [{ text: parts.text, links: titleLine.links }];
}

/** Cuts off a last story where promotion begins; elsewhere drops outright calls with what leads up to them. */
function withoutPromotions({ lines, parts }: Draft, isLast: boolean): { kept: Line[]; dropped: Passage[] } {
  const least = parts.text === '' ? lines.findIndex(({ text }) => text !== '') + 1 : 0;
  const opening = [parts.title, parts.text, ...lines.slice(0, least).map(({ text }) => text)].join(' ');
  const told = opening.slice(0, LONGEST_OPENING);
  const promotes = (text: string) =>
    isLast ? beginsPromotion(text) || isCallApart(text, told) : isOutrightCall(text);
  const call = lines.findIndex(({ text }, i) => i >= least && text !== '' && promotes(text));
  if (call < 0) return { kept: [...lines], dropped: [] };
  const start = leadIn(lines, call, least);
  let end = isLast ? lines.length : call + 1;
  while (end < lines.length && !isNews(lines[end])) end++;
  return {
    kept: [...lines.slice(0, start), ...lines.slice(end)],
    dropped: passagesOf(lines.slice(start, end)),
  };
}

/** Whether advertisements begin with a line: it promotes, names a part that has no news, or is a button of the page. */
function beginsPromotion(text: string): boolean {
  return isPromotion(text) || isButton(text) || (isPromotionSection(text) && !endsSentence(text));
}

/** Whether a line is more than a poster or a slogan under a call. */
function isNews(line: Line | undefined): boolean {
  return line !== undefined && line.text.length > LONGEST_SLOGAN && !hintsAtPromotion(line.text);
}

/** From which line on what stands above a call belongs to it: hints, slogans, a list under a hint. */
function leadIn(lines: readonly Line[], call: number, least: number): number {
  let start = call;
  for (let i = call - 1; i >= least; i--) {
    const line = lines[i];
    if (line?.kind === 'item' && !hintsAtPromotion(line.text)) continue;
    const isHint = line !== undefined && hintsAtPromotion(line.text);
    if (!isHint && (i < start - 1 || !isSlogan(line, lines[i - 1]))) break;
    start = i;
  }
  return start;
}

/** Whether a line is a short one without a sentence, and no caption, address or point of a list. */
function isSlogan(line: Line | undefined, before: Line | undefined): boolean {
  if (line === undefined || line.text === '' || line.text.length > LONGEST_SLOGAN) return false;
  if (before === undefined || before.image !== null || ORDINAL.test(line.text)) return false;
  return mayBeSlogan(line.text);
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
    if (image && url) images.push({ url, alt: describesImage(image.alt) ? image.alt : '' });
  }
  return images;
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
