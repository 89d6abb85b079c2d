import { isHiddenUrl } from '../documents/originalUrl.ts';
import type { Draft } from './draft.ts';
import type { LeftOut, LeftOutReason } from './leftOut.ts';
import type { Line } from './line.ts';
import type { Outline } from './outline.ts';
import { isPromotionSection } from './promotion.ts';
import type { TitleStyle } from './titleStyles.ts';
import { titleParts } from './titleText.ts';
import { CHINESE_ORDINAL, isCredit, isEndMark, isPlaceholder, ORDINAL } from './wording.ts';

/** The stories of a document before their texts are taken apart, and what belongs to none. */
export interface Drafted {
  readonly drafts: readonly Draft[];
  readonly leftOut: readonly LeftOut[];
  readonly truncated: boolean;
}

/** More titles than any edition has; what comes after so many is not read. */
const MOST_STORIES = 1_000;

/** Gives every line after the opening to the story above it, to a section, or to what is left out. */
export function draftStories(lines: readonly Line[], taken: ReadonlySet<number>, outline: Outline): Drafted {
  const drafter = new Drafter(lines, outline);
  for (const line of lines) {
    if (drafter.drafts.length > MOST_STORIES) break;
    if (!taken.has(line.index)) drafter.take(line);
  }
  const { drafts, leftOut } = drafter;
  return { drafts: drafts.slice(0, MOST_STORIES), leftOut, truncated: drafts.length > MOST_STORIES };
}

/** Goes through a document line by line, knowing which section and story is open. */
class Drafter {
  readonly drafts: Draft[] = [];
  readonly leftOut: LeftOut[] = [];
  private readonly outline: Outline;
  private readonly lastTitle: number;
  /** The line from which on everything is left out. */
  private readonly tail: number;
  private section: string | null = null;
  private sectionLevel = 0;
  private story: Draft | undefined;

  constructor(lines: readonly Line[], outline: Outline) {
    this.outline = outline;
    this.lastTitle = Math.max(-1, ...outline.titles.keys());
    this.tail = tailStart(lines, outline);
  }

  take(line: Line): void {
    const style = this.outline.titles.get(line.index);
    if (line.index >= this.tail) this.leave(line, isHiddenUrl(line.text) ? 'archive mark' : 'advertisement');
    else if (this.outline.sections.has(line.index)) this.openSection(line);
    else if (style !== undefined && !this.isPromoted(line)) this.openStory(line, style);
    else if (line.kind === 'rule') this.passRule(line);
    else if (line.kind !== 'code') this.addLine(line);
  }

  private openSection(line: Line): void {
    this.section = sectionName(line.text);
    this.sectionLevel = line.level;
    this.story = undefined;
  }

  private openStory(line: Line, style: TitleStyle): void {
    const announcedBy = this.outline.announced.get(line.index) ?? null;
    // A heading that is a story of its own, unlike the others, stands outside the section of its own level.
    const isApart = style !== this.outline.style && announcedBy === null && line.kind === 'heading';
    if (isApart && line.level <= this.sectionLevel) this.section = null;
    const parts = titleParts(line, style);
    const section = parts.tag ?? this.section;
    this.story = {
      parts,
      section,
      announcedBy,
      suspect: announcedBy === null && this.outline.isAnnouncedWhole,
      titleLine: line,
      lines: [],
    };
    this.drafts.push(this.story);
  }

  private passRule(line: Line): void {
    if (line.index > this.lastTitle) this.story = undefined;
  }

  private addLine(line: Line): void {
    if (isHiddenUrl(line.text)) this.leave(line, 'archive mark');
    else if (isPlaceholder(line.text)) this.leave(line, 'placeholder');
    else if (isEndMark(line.text)) this.leave(line, 'credit');
    else if (this.story && !this.isPromoted(line)) this.story.lines.push(line);
    else this.leave(line, this.outsideReason(line));
  }

  /** Whether a line stands in a section without news; a story that the glance announces is news anywhere. */
  private isPromoted(line: Line): boolean {
    return (
      this.section !== null && isPromotionSection(this.section) && !this.outline.announced.has(line.index)
    );
  }

  private outsideReason(line: Line): LeftOutReason {
    if (isCredit(line.text)) return 'credit';
    if (this.isPromoted(line)) return 'advertisement';
    if (this.section !== null) return 'untitled';
    return line.index > this.lastTitle ? 'advertisement' : 'introduction';
  }

  private leave(line: Line, reason: LeftOutReason): void {
    if (line.text !== '') this.leftOut.push({ text: line.text, reason });
  }
}

/** A section's name without brackets around it and the number that counts it. */
function sectionName(text: string): string {
  const name = text
    .replace(/^【(.+)】$/, '$1')
    .replace(ORDINAL, '')
    .replace(CHINESE_ORDINAL, '');
  return name === '' ? text : name;
}

/**
 * The line at which the edition is over: the last rule, where everything that the glance announces stands before it.
 * What comes after are advertisements, however they are set.
 */
function tailStart(lines: readonly Line[], outline: Outline): number {
  const rules = lines.filter((line) => line.kind === 'rule').map((line) => line.index);
  const titles = [...outline.titles.keys()];
  const lastAnnounced = Math.max(-1, ...outline.announced.keys());
  const before = (rule: number) => titles.filter((title) => title < rule).length;
  // Without a glance only the titles tell where the news ends: no rule stands before the last of them.
  if (outline.announced.size === 0) return lines.length;
  const tail = rules.find(
    (rule) => rule > lastAnnounced && before(rule) >= 0.7 * titles.length && before(rule) > 0,
  );
  return tail ?? lines.length;
}
