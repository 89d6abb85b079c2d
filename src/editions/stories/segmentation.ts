import { isHiddenUrl } from '../../documents/originalUrl.ts';
import type { Discarded, DiscardReason } from '../discarded.ts';
import { ONE_LINE_STYLES, type TitleStyle } from '../layouts/candidates/titleStyles.ts';
import { isCredit, isEndMark, isPlaceholder } from '../lines/boilerplate.ts';
import type { Line } from '../lines/line.ts';
import { NUMBER_ALONE, numberBefore } from '../lines/ordinals.ts';
import { mostCommonStyle } from '../outline/mostCommonStyle.ts';
import type { Outline } from '../outline/titleDetection.ts';
import { isPromotion } from './advertisements.ts';
import type { Draft } from './draft.ts';
import { tailStart } from './editionEnd.ts';
import { OpenSections } from './openSections.ts';
import { itemAboveText } from './titles/itemTitle.ts';
import { sharedLabels } from './titles/sharedLabels.ts';
import { splitTitleLine } from './titles/splitTitleLine.ts';

/** Drafts of a document's stories, and the lines that belong to none. */
export interface Drafted {
  readonly drafts: readonly Draft[];
  readonly discarded: readonly Discarded[];
  readonly truncated: boolean;
}

/** Most stories of an edition; later ones are not read. */
const MOST_STORIES = 1_000;

/** Assigns every line after the opening to the story above it, to a section, or to the discarded lines. */
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

/** Goes through a document line by line and tracks the open section and story. */
class Drafter {
  readonly drafts: Draft[] = [];
  readonly discarded: Discarded[] = [];
  private readonly lines: readonly Line[];
  private readonly outline: Outline;
  /** Style of most titles. */
  private readonly style: TitleStyle | undefined;
  /** Line of the last title that is not a promotion; -1 if there is none. */
  private readonly lastTitle: number;
  /** Line from which on everything is left out. */
  private readonly tail: number;
  private readonly sections: OpenSections;
  /** What most stories begin with, which names none of them. */
  private readonly labels: ReadonlySet<string>;
  private story: Draft | undefined;

  constructor(lines: readonly Line[], outline: Outline) {
    this.lines = lines;
    this.outline = outline;
    // An advertisement's title below the last rule does not make it a rule between stories.
    const fromTheEnd = [...outline.titles.keys()].sort((a, b) => b - a);
    this.lastTitle = fromTheEnd.find((index) => !isPromotion(lines[index]?.text ?? '')) ?? -1;
    this.style = mostCommonStyle(outline.titles.values());
    this.tail = tailStart(lines, outline, this.style);
    this.sections = new OpenSections(lines, outline);
    this.labels = sharedLabels(lines, outline.titles);
  }

  take(line: Line): void {
    const style = this.outline.titles.get(line.index);
    if (line.index >= this.tail) this.leave(line, isHiddenUrl(line.text) ? 'archive mark' : 'advertisement');
    else if (this.outline.sections.has(line.index)) {
      this.sections.open(line);
      this.story = undefined;
    } else if (style !== undefined && this.isNews(line, style)) this.openStory(line, style);
    else if (line.kind === 'rule') this.passRule(line);
    else if (line.kind !== 'code') this.addLine(line);
  }

  /** Whether a title is at a place of news; it may end the previous section. */
  private isNews(line: Line, style: TitleStyle): boolean {
    // A heading that is a story, unlike the others, is outside the section of its own level.
    const isApart =
      style !== this.style && line.kind === 'heading' && !this.outline.announced.has(line.index);
    if (isApart) this.sections.endBeside(line);
    return !this.isPromoted(line);
  }

  private openStory(line: Line, style: TitleStyle): void {
    const announcedBy = this.outline.announced.get(line.index) ?? null;
    const parts =
      itemAboveText(line, style, this.lines, this.outline.titles) ?? splitTitleLine(line, style, this.labels);
    const section = parts.tag ?? this.sections.name;
    this.story = {
      parts,
      section,
      announcedBy,
      isMissingFromGlance: announcedBy === null && this.outline.isComplete,
      mayBeBare: this.outline.isHeadlines || this.isCounted(line, style) || this.isToldInLine(style),
      titleLine: line,
      lines: [],
    };
    this.drafts.push(this.story);
  }

  /**
   * Whether the previous story's number is one less: between numbered stories a title without a text is a story too.
   */
  private isCounted({ text }: Line, style: TitleStyle): boolean {
    const before = this.story ?? this.drafts.at(-1);
    const count = numberBefore(text);
    return (
      style === 'numbered' &&
      count > 1 &&
      before !== undefined &&
      numberBefore(before.titleLine.text) === count - 1
    );
  }

  /** Whether a sentence is told in one line as most stories are, without a colon to end its title at. */
  private isToldInLine(style: TitleStyle): boolean {
    return style === 'sentence' && this.style !== undefined && ONE_LINE_STYLES.has(this.style);
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

  /** Whether a line is only the number of the title on the next line. */
  private countsTitle({ text, index }: Line): boolean {
    return this.outline.titles.has(index + 1) && NUMBER_ALONE.test(text);
  }

  /** Whether a line is in a section without news; a story announced by the glance is news in any section. */
  private isPromoted(line: Line): boolean {
    if (this.outline.announced.has(line.index)) return false;
    return this.sections.holdNoNews;
  }

  private outsideReason(line: Line): DiscardReason {
    if (isCredit(line.text)) return 'credit';
    if (this.isPromoted(line)) return 'advertisement';
    if (this.sections.name !== null) return 'untitled';
    return line.index > this.lastTitle ? 'advertisement' : 'introduction';
  }

  private leave(line: Line, reason: DiscardReason): void {
    if (line.text !== '') this.discarded.push({ text: line.text, reason });
  }
}
