import { TERMS } from '../terms/terms.ts';
import type { Line } from './line.ts';
import { numberBefore } from './ordinals.ts';

const FEWEST_TITLES = 3;
const FEWEST_BROKEN = 2;
const MOST_PARTS = 5;
const LONGEST_PART = 24;

/** Title in several lines. */
export interface BrokenTitle {
  readonly first: Line;
  readonly others: readonly Line[];
}

/**
 * Returns the titles that an editor broke over several headings or bold lines, of which the first has its number: `1、甲公司`,
 * `公布新的`, `财务数据`. They count from one, and no other such line stands between the first and the last of them: else the
 * counted lines name sections.
 */
export function brokenTitles(lines: readonly Line[]): BrokenTitle[] {
  for (const isAlike of setsOf(lines)) {
    const titles = runsOf(lines.filter(isAlike), lines);
    if (titles.length < FEWEST_TITLES || !titles.every(isTitle) || nameSections(titles)) continue;
    const broken = titles.flatMap(([first, ...others]) =>
      first !== undefined && others.length > 0 ? [{ first, others }] : [],
    );
    if (broken.length >= FEWEST_BROKEN) return broken;
  }
  return [];
}

/** Returns tests for the ways in which counted lines are set: as headings of a level, or bold. */
function setsOf(lines: readonly Line[]): ((line: Line) => boolean)[] {
  const levels = new Set(lines.filter(isCountedHeading).map(({ level }) => level));
  return [
    ...[...levels].map((level) => (line: Line) => line.kind === 'heading' && line.level === level),
    ({ kind, bold, text }) => kind === 'paragraph' && bold && text !== '',
  ];
}

function isCountedHeading({ kind, text }: Line): boolean {
  return kind === 'heading' && numberBefore(text) > 0;
}

/** Returns the runs of lines that stand one right below the other, from the first counted one to the last. */
function runsOf(alike: readonly Line[], lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of alike) {
    const last = runs.at(-1)?.at(-1);
    const isBelow = last !== undefined && lines.slice(last.index + 1, line.index).every(isBlank);
    if (isBelow && numberBefore(line.text) < 0) runs.at(-1)?.push(line);
    else runs.push([line]);
  }
  const isCounted = ([first]: readonly Line[]) => first !== undefined && numberBefore(first.text) > 0;
  return runs.slice(runs.findIndex(isCounted), runs.findLastIndex(isCounted) + 1);
}

function isBlank({ text, kind }: Line): boolean {
  return text === '' && kind !== 'rule';
}

/** Whether a run is the title that counts as its place says, in a few short parts. */
function isTitle(run: readonly Line[], place: number): boolean {
  const parts = run.slice(1);
  return (
    numberBefore(run[0]?.text ?? '') === place + 1 &&
    run.length <= MOST_PARTS &&
    parts.every(({ text }) => text.length <= LONGEST_PART && !/[：:。]$/.test(text))
  );
}

/** Whether the first lines end as sections do, or the parts below them return: then they are labels or titles of their own. */
function nameSections(titles: readonly (readonly Line[])[]): boolean {
  const parts = titles.flatMap((run) => run.slice(1).map(({ text }) => text));
  return (
    titles.some(([first]) => TERMS.sectionEnding.test(first?.text ?? '')) ||
    new Set(parts).size < parts.length
  );
}
