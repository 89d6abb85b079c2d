import type { Line } from './line.ts';
import { CHINESE_ORDINAL, ORDINAL } from './ordinals.ts';
import { endsSentence } from './sentences.ts';

/** Two lines set alike, one right below the other, over a text. */
export interface PairedLines {
  readonly first: Line;
  readonly second: Line;
}

const FEWEST_PAIRS = 3;
const MOSTLY = 0.6;
const SHORTEST_LINE = 2;
const LONGEST_LINE = 60;
/** Longest heading of a lower level below another: a title in English has twice the characters of its translation. */
const LONGEST_BELOW = 160;

/**
 * Returns the pairs of headings of one level, or of bold paragraphs, where nearly all stand in pairs: under the first of
 * a story is no text but the second. Each list holds the pairs of one kind.
 */
export function pairedLines(lines: readonly Line[]): readonly (readonly PairedLines[])[] {
  const pairs = new Map<string, PairedLines[]>();
  const runs = new Map<string, number>();
  let run: Line[] = [];
  let kind = '';
  const end = () => {
    const [first, second] = run;
    if (kind !== '') runs.set(kind, (runs.get(kind) ?? 0) + 1);
    if (run.length === 2 && first && second && arePaired(first, second)) {
      const known = pairs.get(kind);
      if (known) known.push({ first, second });
      else pairs.set(kind, [{ first, second }]);
    }
    run = [];
  };
  for (const line of lines) {
    if (line.text === '' && line.image === null && line.kind !== 'rule') continue;
    const own = settingOf(line);
    if (own !== kind) end();
    kind = own;
    if (own !== '') run.push(line);
  }
  end();
  return [...pairs]
    .filter(([own, found]) => found.length >= FEWEST_PAIRS && found.length >= MOSTLY * (runs.get(own) ?? 0))
    .map(([, found]) => found);
}

/**
 * Returns the pairs of a heading and one of a lower level right below it, where most headings of the level stand in such
 * pairs. Each list holds the pairs of one level.
 */
export function nestedHeadings(lines: readonly Line[]): readonly (readonly PairedLines[])[] {
  const shown = lines.filter(({ text, image, kind }) => text !== '' || image !== null || kind === 'rule');
  const headings = Map.groupBy(
    shown.flatMap((first, i) =>
      first.kind === 'heading' ? [{ first, below: shown.slice(i + 1, i + 3) }] : [],
    ),
    ({ first }) => first.level,
  );
  return [...headings.values()].flatMap((own) => {
    const pairs = own.flatMap(({ first, below: [second, third] }) =>
      second &&
      standsUnder(second, first) &&
      third?.kind !== 'heading' &&
      arePaired(first, second, LONGEST_BELOW)
        ? [{ first, second }]
        : [],
    );
    return pairs.length >= FEWEST_PAIRS && pairs.length >= MOSTLY * own.length ? [pairs] : [];
  });
}

/** Whether a line is a heading of a lower level than another. */
function standsUnder({ kind, level }: Line, heading: Line): boolean {
  return kind === 'heading' && level > heading.level;
}

/** Returns what a line is set as: a heading of its level, or bold; empty if it is not set off from texts. */
function settingOf({ kind, level, bold, quoted, text }: Line): string {
  if (text === '') return '';
  if (kind === 'heading') return `h${level}`;
  return kind === 'paragraph' && bold && !quoted ? 'bold' : '';
}

function arePaired({ text }: Line, { text: below }: Line, longestBelow = LONGEST_LINE): boolean {
  return (
    Math.min(text.length, below.length) >= SHORTEST_LINE &&
    text.length <= LONGEST_LINE &&
    below.length <= longestBelow &&
    !/[：:]$/.test(text) &&
    !endsSentence(text) &&
    !ORDINAL.test(below) &&
    !CHINESE_ORDINAL.test(below)
  );
}

/** Characters in which fields of the same name agree. */
const SAME_BEGINNING = 4;

/** Returns the characters that most of some lines begin with, as fields of one name do; undefined if they differ. */
export function sharedBeginning(lines: readonly Line[]): string | undefined {
  const times = new Map<string, number>();
  for (const { text } of lines) {
    const beginning = text.slice(0, SAME_BEGINNING);
    times.set(beginning, (times.get(beginning) ?? 0) + 1);
  }
  return [...times].find(([, count]) => count >= MOSTLY * lines.length)?.[0];
}

/** Returns the lines that stand right below each title and begin alike: they are fields of the stories. */
export function pairedFields(lines: readonly Line[]): Set<number> {
  const fields = new Set<number>();
  for (const pairs of pairedLines(lines)) {
    const beginning = sharedBeginning(pairs.map(({ second }) => second));
    if (beginning === undefined || sharedBeginning(pairs.map(({ first }) => first)) !== undefined) continue;
    for (const { index, text } of lines) if (text.startsWith(beginning)) fields.add(index);
  }
  return fields;
}
