import { isHiddenUrl } from '../documents/originalUrl.ts';
import type { Draft } from './draft.ts';
import type { LeftOut, LeftOutReason } from './leftOut.ts';
import type { Line } from './line.ts';
import type { Outline } from './outline.ts';
import { isPromotionSection } from './promotion.ts';
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
  const drafts: Draft[] = [];
  const leftOut: LeftOut[] = [];
  const lastTitle = Math.max(-1, ...outline.titles.keys());
  const tail = tailStart(lines, outline);
  const end = outline.isAnnouncedWhole ? Math.max(...outline.announced.keys()) : lines.length;
  let section: string | null = null;
  /** A heading that is a story of its own stands outside the section of its own level. */
  let sectionLevel = 0;
  let current: Draft | undefined;
  const leave = (line: Line, reason: LeftOutReason) => {
    if (line.text !== '') leftOut.push({ text: line.text, reason });
  };
  for (const line of lines) {
    if (taken.has(line.index)) continue;
    if (drafts.length > MOST_STORIES)
      return { drafts: drafts.slice(0, MOST_STORIES), leftOut, truncated: true };
    const style = outline.titles.get(line.index);
    const announcedBy = outline.announced.get(line.index) ?? null;
    const promoted = section !== null && isPromotionSection(section) && announcedBy === null;
    if (line.index >= tail) {
      leave(line, isHiddenUrl(line.text) ? 'archive mark' : 'advertisement');
    } else if (outline.sections.has(line.index)) {
      section = sectionName(line.text);
      sectionLevel = line.level;
      current = undefined;
    } else if (style !== undefined && !promoted) {
      if (
        style !== outline.style &&
        announcedBy === null &&
        line.kind === 'heading' &&
        line.level <= sectionLevel
      )
        section = null;
      const parts = titleParts(line, style);
      current = {
        parts,
        section: parts.tag ?? section,
        announcedBy,
        suspect: line.index > end,
        titleLine: line,
        lines: [],
      };
      drafts.push(current);
    } else if (line.kind === 'rule' || line.kind === 'code') {
      if (line.kind === 'rule' && line.index > lastTitle) current = undefined;
    } else if (isHiddenUrl(line.text)) leave(line, 'archive mark');
    else if (isPlaceholder(line.text)) leave(line, 'placeholder');
    else if (isEndMark(line.text)) leave(line, 'credit');
    else if (current && !promoted) current.lines.push(line);
    else leave(line, outsideReason(line, { section, promoted, lastTitle }));
  }
  return { drafts, leftOut, truncated: false };
}

/** A section's name without brackets around it and the number that counts it. */
function sectionName(text: string): string {
  const name = text
    .replace(/^【(.+)】$/, '$1')
    .replace(ORDINAL, '')
    .replace(CHINESE_ORDINAL, '');
  return name === '' ? text : name;
}

function outsideReason(
  line: Line,
  { section, promoted, lastTitle }: { section: string | null; promoted: boolean; lastTitle: number },
): LeftOutReason {
  if (isCredit(line.text)) return 'credit';
  if (promoted) return 'advertisement';
  if (section !== null) return 'untitled';
  return line.index > lastTitle ? 'advertisement' : 'introduction';
}

/**
 * The line at which the edition is over: the last rule, where everything that the glance announces stands before it
 * and rules do not divide the stories. What comes after are advertisements, however they are set.
 */
function tailStart(lines: readonly Line[], outline: Outline): number {
  const rules = lines.filter((line) => line.kind === 'rule').map((line) => line.index);
  const titles = [...outline.titles.keys()];
  const lastAnnounced = Math.max(-1, ...outline.announced.keys());
  const before = (rule: number) => titles.filter((title) => title < rule).length;
  const divides = rules.filter((rule) => outline.titles.has(nextIndex(lines, rule))).length >= 2;
  if (divides && outline.announced.size === 0) return lines.length;
  const tail = rules.find(
    (rule) => rule > lastAnnounced && before(rule) >= 0.7 * titles.length && before(rule) > 0,
  );
  return tail ?? lines.length;
}

function nextIndex(lines: readonly Line[], index: number): number {
  return lines.slice(index + 1, index + 6).find((line) => line.text !== '')?.index ?? -1;
}
