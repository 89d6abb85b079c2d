import { unitAt } from '../../text/unitAt.ts';
import { leadingTitle } from '../lines/leadingTitle.ts';
import type { Line } from '../lines/line.ts';
import { ordinalIn, withoutChineseOrdinal, withoutOrdinal } from '../lines/ordinals.ts';
import type { LineStyles } from '../outline/lineStyles.ts';
import { isParagraph, isPlainTitle } from '../outline/plainTitles.ts';
import type { AnnouncedLines, Target } from './target.ts';

const LONGEST_TITLE = 120;
/**
 * Least likeness, from 0 to 1: a set-off line may differ in wording from its item; a plain line must be nearly the
 * same.
 */
const ALIKE_SET_OFF = 0.55;
const ALIKE_TITLE = 0.6;
const ALIKE_PLAIN = 0.75;
const MOST_LINES = 1500;

/** Line that may repeat an item. */
export interface CandidateLine extends Target {
  readonly line: Line;
  /** The part of the line that is compared with the items; empty once the line has one. */
  title: string;
  readonly isSetOff: boolean;
  /** Whether it is set off, has no item, and may be a title. */
  isFree: boolean;
  leastAlike: number;
  mayContain: boolean;
  fillsGap: boolean;
}

/** Returns the lines that may repeat an item; those that cannot be titles are left out later, when few are left. */
export function candidatesIn(lines: readonly Line[], taken: ReadonlySet<number>): CandidateLine[] {
  const candidates: CandidateLine[] = [];
  for (const line of lines) {
    const title = leadingTitle(line);
    if (title === '' || title.length > LONGEST_TITLE || taken.has(line.index)) continue;
    const setOff = isSetOff(line);
    // A plain sentence that repeats an item is the text under its title.
    if (!setOff && title.endsWith('。')) continue;
    candidates.push({
      line,
      title: withoutCounter(title),
      text: '',
      isSetOff: setOff,
      isFree: false,
      leastAlike: ALIKE_SET_OFF,
      mayContain: true,
      fillsGap: false,
    });
  }
  return candidates;
}

/**
 * Returns, in their order, the candidates that have an item already, and those that may be like one of the `missing`
 * items that are left.
 */
export function likeCandidates(
  open: readonly CandidateLine[],
  announced: AnnouncedLines,
  missing: number,
  styles: LineStyles,
): CandidateLine[] {
  let free = 0;
  for (const candidate of open) {
    const { isSetOff, line } = candidate;
    candidate.isFree = isSetOff && !announced.has(line.index) && !styles.isBoilerplate(line);
    if (candidate.isFree) free++;
  }
  // If there are enough set-off lines for all items, plain lines are considered only if they are titles.
  const isEnough = free >= missing;
  let looked = 0;
  return open.filter((candidate) => {
    if (announced.has(candidate.line.index)) return true;
    if (looked >= MOST_LINES) return false;
    const isLike = candidate.isSetOff ? candidate.isFree : mayBeLike(candidate, isEnough, styles);
    if (isLike) looked++;
    return isLike;
  });
}

/** Whether a plain line may be like an item; if it is no title it must be nearly the same. */
function mayBeLike(candidate: CandidateLine, mustBeTitle: boolean, styles: LineStyles): boolean {
  const isTitle = isPlainTitle(candidate.line, styles.lines);
  candidate.leastAlike = isTitle ? ALIKE_TITLE : ALIKE_PLAIN;
  candidate.mayContain = isTitle;
  return isTitle || !(mustBeTitle || styles.isBoilerplate(candidate.line));
}

function isSetOff(line: Line): boolean {
  return (
    line.kind === 'heading' ||
    line.bold ||
    line.lead !== '' ||
    (ordinalIn(line.text) !== '' && !isParagraph(line))
  );
}

/** Returns an item or a title without the counter before or behind it. */
export function withoutCounter(text: string): string {
  const rest = withoutChineseOrdinal(withoutOrdinal(text));
  return isDigit(unitAt(rest, rest.length - 1)) ? rest.replace(/[#＃]\d{1,3}$/, '') : rest;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
