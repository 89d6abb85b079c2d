import { isHiddenUrl } from '../../documents/originalUrl.ts';
import type { Discarded, DiscardReason } from '../discarded.ts';
import type { TitleStyle } from '../layouts/candidates/titleStyles.ts';
import { isButton, isCredit, isEndMark, isPlaceholder } from '../lines/boilerplate.ts';
import type { Line } from '../lines/line.ts';
import { CHINESE_ORDINAL, NUMBER_ALONE, ORDINAL } from '../lines/ordinals.ts';
import type { Outline } from '../outline/titleDetection.ts';
import { isPromotion, isPromotionSection } from './advertisements.ts';
import type { Draft } from './draft.ts';
import { titleParts } from './titleText.ts';

/** The stories of a document before their texts are taken apart, and what belongs to none. */
export interface Drafted {
  readonly drafts: readonly Draft[];
  readonly discarded: readonly Discarded[];
  readonly truncated: boolean;
}

/** A section's name, the rank of its heading, 1 the highest, and whether it holds no news. */
interface OpenSection {
  readonly name: string;
  readonly rank: number;
  readonly isPromotion: boolean;
}

/** The rank of sections that no heading names. */
const LOWEST_RANK = 7;

/** More titles than any edition has; what comes after so many is not read. */
const MOST_STORIES = 1_000;

/** Gives every line after the opening to the story above it, to a section, or to what is left out. */
export function segmentStories(
  lines: readonly Line[],
  taken: ReadonlySet<number>,
  outline: Outline,
): Drafted {
  const drafter = new Drafter(lines, outline);
  for (const line of lines) {
    if (drafter.drafts.length > MOST_STORIES) break;
    if (!taken.has(line.index)) drafter.take(line);
  }
  const { drafts, discarded } = drafter;
  return { drafts: drafts.slice(0, MOST_STORIES), discarded, truncated: drafts.length > MOST_STORIES };
}

/** Goes through a document line by line, knowing which section and story is open. */
class Drafter {
  readonly drafts: Draft[] = [];
  readonly discarded: Discarded[] = [];
  private readonly outline: Outline;
  /** The style of most titles. */
  private readonly style: TitleStyle | undefined;
  /** The last title that promotes nothing; -1 where there is none. */
  private readonly lastTitle: number;
  /** The sections that hold no news, by their lines' indexes. */
  private readonly promotions: ReadonlySet<number>;
  /** The line from which on everything is left out. */
  private readonly tail: number;
  /** The sections that are open, each within the one before it. */
  private sections: readonly OpenSection[] = [];
  private story: Draft | undefined;

  constructor(lines: readonly Line[], outline: Outline) {
    this.outline = outline;
    // An advertisement's own title below the last rule does not make the rule one between stories.
    const fromTheEnd = [...outline.titles.keys()].sort((a, b) => b - a);
    this.lastTitle = fromTheEnd.find((index) => !isPromotion(lines[index]?.text ?? '')) ?? -1;
    this.style = mostCommonStyle(outline.titles);
    this.tail = tailStart(lines, outline, this.style);
    this.promotions = promotionSections(lines, outline);
  }

  take(line: Line): void {
    const style = this.outline.titles.get(line.index);
    if (line.index >= this.tail) this.leave(line, isHiddenUrl(line.text) ? 'archive mark' : 'advertisement');
    else if (this.outline.sections.has(line.index)) this.openSection(line);
    else if (style !== undefined && this.isNews(line, style)) this.openStory(line, style);
    else if (line.kind === 'rule') this.passRule(line);
    else if (line.kind !== 'code') this.addLine(line);
  }

  /** Opens a section, within the headings of higher rank above it; what is no heading stands within all headings. */
  private openSection(line: Line): void {
    const { index, text } = line;
    const rank = rankOf(line);
    const isPromotion = this.promotions.has(index);
    const name = sectionName(text);
    const above = this.sections.filter((section) => section.rank < rank);
    this.sections = isDay(name) ? above : [...above, { name, rank, isPromotion }];
    this.story = undefined;
  }

  /** The name of the innermost section that is open. */
  private get section(): string | null {
    return this.sections.at(-1)?.name ?? null;
  }

  /** Whether a title stands where news does; it may end the section before it. */
  private isNews(line: Line, style: TitleStyle): boolean {
    // A heading that is a story of its own, unlike the others, stands outside the section of its own level.
    const isApart =
      style !== this.style && line.kind === 'heading' && !this.outline.announced.has(line.index);
    if (isApart)
      this.sections = this.sections.filter(({ rank }) => rank < line.level || rank === LOWEST_RANK);
    return !this.isPromoted(line);
  }

  private openStory(line: Line, style: TitleStyle): void {
    const announcedBy = this.outline.announced.get(line.index) ?? null;
    const parts = titleParts(line, style);
    const section = parts.tag ?? this.section;
    this.story = {
      parts,
      section,
      announcedBy,
      isMissingFromGlance: announcedBy === null && this.outline.isComplete,
      mayBeBare: this.outline.isHeadlines || this.isCounted(line, style),
      titleLine: line,
      lines: [],
    };
    this.drafts.push(this.story);
  }

  /** Whether the story before this one is counted one lower: between counted stories a title without a text is one too. */
  private isCounted({ text }: Line, style: TitleStyle): boolean {
    const before = this.story ?? this.drafts.at(-1);
    const count = countOf(text);
    return (
      style === 'numbered' &&
      count > 1 &&
      before !== undefined &&
      countOf(before.titleLine.text) === count - 1
    );
  }

  private passRule(line: Line): void {
    if (line.index > this.lastTitle) this.story = undefined;
  }

  private addLine(line: Line): void {
    if (isHiddenUrl(line.text)) this.leave(line, 'archive mark');
    else if (isPlaceholder(line.text) || this.countsTitle(line)) this.leave(line, 'placeholder');
    else if (isEndMark(line.text)) this.leave(line, 'credit');
    else if (this.story && !this.isPromoted(line)) this.story.lines.push(line);
    else this.leave(line, this.outsideReason(line));
  }

  /** Whether a line holds nothing but the number of the title on the line below. */
  private countsTitle({ text, index }: Line): boolean {
    return NUMBER_ALONE.test(text) && this.outline.titles.has(index + 1);
  }

  /** Whether a line stands in a section without news, or in one within it; a story that the glance announces is news anywhere. */
  private isPromoted(line: Line): boolean {
    if (this.outline.certain.has(line.index)) return false;
    return this.sections.some((section) => section.isPromotion);
  }

  private outsideReason(line: Line): DiscardReason {
    if (isCredit(line.text)) return 'credit';
    if (this.isPromoted(line)) return 'advertisement';
    if (this.section !== null) return 'untitled';
    return line.index > this.lastTitle ? 'advertisement' : 'introduction';
  }

  private leave(line: Line, reason: DiscardReason): void {
    if (line.text !== '') this.discarded.push({ text: line.text, reason });
  }
}

/** The number before a title; 0 where there is none. */
function countOf(text: string): number {
  return Number(/\d{1,3}/.exec(ORDINAL.exec(text.slice(0, 12))?.[0] ?? '')?.[0] ?? 0);
}

function rankOf({ kind, level }: Line): number {
  return kind === 'heading' ? level : LOWEST_RANK;
}

/** A section with more of the titles than this holds the news, whatever it is called: 本周回顾. */
const MOST_PROMOTED = 0.5;

/** The sections whose names say that they hold no news, without those that hold most of the titles. */
function promotionSections(lines: readonly Line[], { sections, titles }: Outline): Set<number> {
  const inOrder = [...sections].sort((a, b) => a - b);
  const isPromotion = (index: number) => isPromotionSection(sectionName(lines[index]?.text ?? ''));
  return new Set(
    inOrder.filter((index, i) => {
      const own = lines[index];
      if (own === undefined || !isPromotion(index)) return false;
      const ends = (other: number) => {
        const line = lines[other];
        return line !== undefined && (rankOf(line) <= rankOf(own) || isPromotion(other));
      };
      const end = inOrder.slice(i + 1).find(ends) ?? lines.length;
      let held = 0;
      for (const title of titles.keys()) if (title > index && title < end) held++;
      return held <= MOST_PROMOTED * titles.size;
    }),
  );
}

/** A day alone, `2024年3月5日 星期二`, is the edition's and names no section. */
function isDay(name: string): boolean {
  if (name.length > LONGEST_DAY || !/\d/.test(name)) return false;
  return !/\p{L}/u.test(
    name.replace(/(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[年月日号號]|上午|下午|农历|農曆/g, ''),
  );
}

const LONGEST_DAY = 30;

/** A section's name without brackets around it and the number that counts it. */
function sectionName(text: string): string {
  const name = text
    .replace(/^【(.+)】$/, '$1')
    .replace(ORDINAL, '')
    .replace(CHINESE_ORDINAL, '');
  return name === '' ? text : name;
}

function mostCommonStyle(titles: ReadonlyMap<number, TitleStyle>): TitleStyle | undefined {
  const counts = new Map<TitleStyle, number>();
  for (const style of titles.values()) counts.set(style, (counts.get(style) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The share of the titles that stands before the end of an edition. */
const MOST = 0.7;

/**
 * The line at which the edition is over: the last rule, where everything that the glance announces stands before it,
 * or a button of the page below the last title. What comes after are advertisements, however they are set.
 */
function tailStart(
  lines: readonly Line[],
  { titles, announced }: Outline,
  style: TitleStyle | undefined,
): number {
  const lastAnnounced = Math.max(-1, ...announced.keys());
  const own = [...titles].filter(([, each]) => each === style).map(([index]) => index);
  const lastOwn = Math.max(lastAnnounced, ...own);
  const inOrder = [...titles.keys()].sort((a, b) => a - b);
  const mostTold = Math.max(lastAnnounced, inOrder[Math.ceil(MOST * inOrder.length) - 1] ?? -1);
  // Without a glance only the titles tell where the news ends: no rule stands before the last of them.
  const isOver = ({ kind, index, text }: Line) =>
    (index > lastOwn && own.length > 0 && isButton(text)) ||
    (kind === 'rule' && announced.size > 0 && index > mostTold);
  return lines.find(isOver)?.index ?? lines.length;
}
