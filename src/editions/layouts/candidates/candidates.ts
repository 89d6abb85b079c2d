import { shareFoundIn } from '../../../text/similarity.ts';
import { keyUnitsOf, textKey } from '../../identity.ts';
import type { Line } from '../../lines/line.ts';
import { CHINESE_ORDINAL, NUMBER_ALONE, ORDINAL } from '../../lines/ordinals.ts';
import type { Masthead } from '../../masthead/masthead.ts';
import { type Cohesion, cohesionOf } from './cohesion.ts';
import { type Siblings, siblingsOf } from './siblings.ts';
import { rankOf } from './styleRank.ts';
import { labelsTableOrImage } from './tableLabels.ts';
import { type TitleStyle, titleStylesOf } from './titleStyles.ts';

/** A line that could be a title, with the unit under it: the lines up to the next of its style or rank. */
export interface Candidate {
  readonly line: Line;
  /** Its styles, the most distinctive first; never empty. */
  readonly styles: readonly TitleStyle[];
  readonly style: TitleStyle;
  /** Rank of its style, the lowest number for the highest; see styleRank.ts. */
  readonly rank: number;
  /** Part of the line that would be the title. */
  readonly title: string;
  readonly key: string;
  /** Number that counts it; -1 if there is none. */
  readonly ordinal: number;
  /** Index of the line before which its unit ends. */
  readonly unitEnd: number;
  /** Number of characters of its unit below the line. */
  readonly unitCharacters: number;
  /** Share of its title's bigrams, from 0 to 1, that the text under it repeats. */
  readonly told: number;
  /** Whether titles in another style are directly under it: then it may name a section. */
  readonly isDivided: boolean;
}

/** Candidates of a document, and the data about its lines that is used repeatedly. */
export interface Candidates {
  readonly masthead: Masthead;
  readonly all: readonly Candidate[];
  readonly byLine: ReadonlyMap<number, Candidate>;
  /**
   * For each line the number of characters in the lines before it, without those that are taken; one more entry for the
   * document's end.
   */
  readonly before: Float64Array;
  readonly cohesion: Cohesion;
  readonly siblings: Siblings;
}

/**
 * Most candidates of a document, several times those of the longest roundups; lines below the last one are not
 * examined.
 */
const MOST_CANDIDATES = 4_000;

/** Returns the number before a line's text, or alone on the line above it; -1 if there is none. */
function ordinalOf({ index, text }: Line, lines: readonly Line[]): number {
  const own = /\d{1,3}/.exec(ORDINAL.exec(text.slice(0, 12))?.[0] ?? '')?.[0];
  const above = NUMBER_ALONE.exec(lines[index - 1]?.text ?? '')?.[1];
  return Number(own ?? above ?? -1);
}

type Draft = { -readonly [K in keyof Candidate]: Candidate[K] };

/** Finds every line that could be a title. */
export function findCandidates(masthead: Masthead): Candidates {
  const { lines, taken, fields, start } = masthead;
  const before = new Float64Array(lines.length + 1);
  const all: Draft[] = [];
  const byLine = new Map<number, Draft>();
  for (const [i, line] of lines.entries()) {
    before[i + 1] = (before[i] ?? 0) + (taken.has(i) ? 0 : line.text.length);
    if (all.length >= MOST_CANDIDATES || taken.has(i) || i < start) continue;
    if (fields.has(i) || labelsTableOrImage(line, lines)) continue;
    const styles = titleStylesOf(line);
    const [style] = styles;
    if (style === undefined) continue;
    const title = titleIn(line, style);
    const candidate: Draft = {
      line,
      styles,
      style,
      rank: rankOf(line, style),
      title,
      key: textKey(title),
      ordinal: ordinalOf(line, lines),
      unitEnd: lines.length,
      unitCharacters: 0,
      told: 0,
      isDivided: false,
    };
    all.push(candidate);
    byLine.set(i, candidate);
  }
  endUnits(all, before, lines.length);
  for (const candidate of all) {
    candidate.told = toldAgain(candidate, lines);
    candidate.isDivided = isDivided(candidate, lines, byLine);
  }
  const siblings = siblingsOf(lines, all, byLine);
  return { masthead, all, byLine, before, cohesion: cohesionOf(lines, taken), siblings };
}

/** Returns the most distinctive style of each line that could be a title, by the line's index. */
export function stylesOf({ all }: Candidates): Map<number, TitleStyle> {
  return new Map(all.map(({ line, style }) => [line.index, style]));
}

/** Ends each unit at the next line of its style, or at a heading that is not below it. */
function endUnits(all: readonly Draft[], before: Float64Array, end: number): void {
  const next = new Map<TitleStyle, number>();
  const nextHeading = new Int32Array(8).fill(end);
  for (let c = all.length - 1; c >= 0; c--) {
    const candidate = all[c];
    if (!candidate) continue;
    const { line, style } = candidate;
    const level = line.kind === 'heading' ? line.level : 7;
    let unitEnd = next.get(style) ?? end;
    for (let l = 0; l <= level; l++) unitEnd = Math.min(unitEnd, nextHeading[l] ?? end);
    candidate.unitEnd = unitEnd;
    candidate.unitCharacters = (before[unitEnd] ?? 0) - (before[line.index + 1] ?? 0);
    next.set(style, line.index);
    if (line.kind === 'heading') nextHeading[line.level] = line.index;
  }
}

const ADDRESS = /[<（(]?\s*https?:\/\//;
const LONGEST_TITLE = 100;
const LONGEST_START = 60;

/**
 * Returns the part of a line that would be its title in a style; close enough to the part that splitTitleLine.ts cuts out.
 */
function titleIn({ text, lead }: Line, style: TitleStyle): string {
  if (style === 'lead item' || style === 'lead line' || style === 'numbered lead') return lead;
  if (style === 'bracketed line') return text.slice(text.indexOf('【') + 1, text.indexOf('】'));
  if (style === 'row')
    return text.split(' | ').find((cell) => cell.replace(/[^\p{L}]/gu, '').length >= 4) ?? text;
  const bare = text.replace(ORDINAL, '').replace(CHINESE_ORDINAL, '');
  const address = bare.includes('://') ? bare.search(ADDRESS) : -1;
  const rest = address > 2 ? bare.slice(0, address) : bare;
  if (style === 'colon line') return rest.slice(0, rest.search(/[：:]/));
  if (text.length <= LONGEST_TITLE) return rest;
  return rest.slice(0, Math.min(LONGEST_START, rest.search(/[。！？]/) + 1 || LONGEST_START));
}

const SHORTEST_KEY = 4;
const LONGEST_TEXT = 220;
const LINES_UNDER = 7;

function toldAgain({ line, title, key, unitEnd }: Candidate, lines: readonly Line[]): number {
  if (key.length < SHORTEST_KEY) return 0;
  const isPart = title.length < line.text.length * 0.7;
  let text = isPart ? line.text.slice(line.text.indexOf(title) + title.length) : '';
  for (let i = line.index + 1; i < unitEnd && i < line.index + LINES_UNDER && text.length < LONGEST_TEXT; i++)
    text += lines[i]?.text ?? '';
  const { units, length } = keyUnitsOf(text.slice(0, LONGEST_TEXT));
  return shareFoundIn(key, units, length);
}

/** Styles that a story's own text may begin in. */
const TEXT_STYLES: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['paragraph', 'plain']);

function isDivided(
  { line, style, unitEnd }: Candidate,
  lines: readonly Line[],
  byLine: ReadonlyMap<number, Candidate>,
): boolean {
  for (let i = line.index + 1; i < unitEnd; i++) {
    if ((lines[i]?.text ?? '') === '') continue;
    const other = byLine.get(i)?.style;
    return other !== undefined && other !== style && !TEXT_STYLES.has(other);
  }
  return false;
}
