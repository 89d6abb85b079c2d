import { firstEquals, timesOf } from '../../../text/equalTexts.ts';
import type { Line } from '../../lines/line.ts';
import { textAfter } from './nearTexts.ts';
import { TITLE_STYLES, type TitleStyle } from './titleStyles.ts';

/** What the groups of a line that could be a title depend on. */
interface Grouped {
  readonly line: Line;
  readonly style: TitleStyle;
  readonly ordinal: number;
}

/** Division of a document's candidates into groups of lines that are all titles or none, as a rule. */
export interface Grouping {
  /** Number of each candidate's group, by the candidate's index; -1 if it is in none. */
  readonly groups: Int32Array;
  /** Number of candidates in each group. */
  readonly sizes: Uint32Array;
}

/** Groupings of a document's candidates. */
export interface Siblings {
  /** Lines of one form in the whole document. */
  readonly forms: Grouping;
  /** Lines of one form under one heading. */
  readonly siblings: Grouping;
  /** Lines of one form above lines of one form, or above a label that returns in the document. */
  readonly patterns: Grouping;
  /** Lines that count 1, 2, 3 in any style. */
  readonly runs: Grouping;
  /** For each candidate the number of lines in the document with the text of the line below it; 0 for long texts. */
  readonly nextReturns: Uint32Array;
  /** For each candidate the line below it with text; the number of lines if there is none near. */
  readonly below: Uint32Array;
}

/** Forms that are coarser than styles: whether a line begins with a bold lead, or is a sentence, depends on its text. */
const FORMS: Partial<Record<TitleStyle, TitleStyle>> = {
  'numbered lead': 'numbered line',
  'lead item': 'item',
  'marked line': 'marked',
  'tagged line': 'bracketed line',
  'colon line': 'paragraph',
  sentence: 'paragraph',
};

/** What a line below may be: its form, or its kind if it could not be a title. Some kinds have the name of a form. */
const FORMS_AND_KINDS: readonly string[] = [...TITLE_STYLES, 'heading', 'code', 'rule', 'none'];

/** Number of each style's form. */
const FORM_NUMBERS: ReadonlyMap<TitleStyle, number> = new Map(
  TITLE_STYLES.map((style) => [style, TITLE_STYLES.indexOf(FORMS[style] ?? style)]),
);

function formOf({ style }: Pick<Grouped, 'style'>): number {
  return FORM_NUMBERS.get(style) ?? 0;
}

const LONGEST_LABEL = 24;
/** Fewest lines with one text that are a label of the stories. */
export const FEWEST_RETURNS = 3;

/** Groups the candidates of a document. */
export function siblingsOf(
  lines: readonly Line[],
  all: readonly Grouped[],
  byLine: ReadonlyMap<number, Grouped>,
): Siblings {
  const firsts = firstEquals(lines.map(({ text }) => (text.length <= LONGEST_LABEL ? text : '')));
  const times = timesOf(firsts);
  const nextReturns = new Uint32Array(all.length);
  const belows = new Uint32Array(all.length);
  const forms = new Int32Array(all.length);
  const siblings = new Int32Array(all.length);
  const patterns = new Int32Array(all.length);
  const parents: number[] = [];
  for (const [c, own] of all.entries()) {
    const { line } = own;
    const form = formOf(own);
    if (line.kind === 'heading') parents.length = Math.min(parents.length, line.level);
    const parent = parents.findLast((each) => each !== undefined) ?? -1;
    if (line.kind === 'heading') parents[line.level] = line.index;
    const below = textAfter(lines, line.index);
    const returns = below && below.text.length <= LONGEST_LABEL ? (times[below.index] ?? 0) : 0;
    nextReturns[c] = returns;
    belows[c] = below?.index ?? lines.length;
    forms[c] = form;
    siblings[c] = (parent + 1) * FORMS_AND_KINDS.length + form;
    const other = below && byLine.get(below.index);
    patterns[c] =
      returns >= FEWEST_RETURNS
        ? -1 - (firsts[below?.index ?? 0] ?? 0)
        : form * FORMS_AND_KINDS.length +
          (other ? formOf(other) : FORMS_AND_KINDS.indexOf(below?.kind ?? 'none'));
  }
  return {
    forms: groupingOf(forms),
    siblings: groupingOf(siblings),
    patterns: groupingOf(patterns),
    runs: countedRuns(all, patterns),
    nextReturns,
    below: belows,
  };
}

function groupingOf(keys: Int32Array): Grouping {
  const numbers = new Map<number, number>();
  const groups = new Int32Array(keys.length);
  for (let c = 0; c < keys.length; c++) {
    const key = keys[c] ?? 0;
    const known = numbers.get(key) ?? numbers.size;
    if (known === numbers.size) numbers.set(key, known);
    groups[c] = known;
  }
  return { groups, sizes: sizesOf(groups, numbers.size) };
}

function sizesOf(groups: Int32Array, count: number): Uint32Array {
  const sizes = new Uint32Array(count);
  for (const group of groups) if (group >= 0) sizes[group] = (sizes[group] ?? 0) + 1;
  return sizes;
}

/** Returns the indexes of the candidates in each group. */
export function membersOf({ groups, sizes }: Grouping): number[][] {
  const members = Array.from(sizes, (): number[] => []);
  for (const [c, group] of groups.entries()) members[group]?.push(c);
  return members;
}

/** Returns the sum of each group's values, given by the candidates' indexes. */
export function sumsOf({ groups, sizes }: Grouping, values: Float64Array): Float64Array {
  const sums = new Float64Array(sizes.length);
  for (let c = 0; c < groups.length; c++) {
    const group = groups[c] ?? -1;
    if (group >= 0) sums[group] = (sums[group] ?? 0) + (values[c] ?? 0);
  }
  return sums;
}

/** Run of lines that count upwards. */
interface Run {
  readonly number: number;
  ordinal: number;
  style: TitleStyle;
  pattern: number;
}

/** Most runs that may go on at a line: those of titles, of steps below them, and of some levels more. */
const MOST_OPEN = 6;
/** Most ordinals that a run skips: markup sometimes loses one. */
const MOST_SKIPPED = 1;

/** Groups lines that count upwards, one after the other; of several runs, a line continues the most similar. */
function countedRuns(all: readonly Grouped[], patterns: Int32Array): Grouping {
  let open: Run[] = [];
  let count = 0;
  const groups = new Int32Array(all.length).fill(-1);
  for (const [c, { ordinal, style }] of all.entries()) {
    if (ordinal < 0) continue;
    const pattern = patterns[c] ?? 0;
    let best: Run | undefined;
    let most = -1;
    for (const run of open) {
      const step = ordinal - run.ordinal;
      if (step < 1 || step > 1 + MOST_SKIPPED) continue;
      const likeness =
        (step === 1 ? 4 : 0) + (run.style === style ? 2 : 0) + (run.pattern === pattern ? 1 : 0);
      if (likeness >= most) [best, most] = [run, likeness];
    }
    const run = best ?? { number: count++, ordinal, style, pattern };
    Object.assign(run, { ordinal, style, pattern });
    open = [...open.filter((each) => each !== run), run].slice(-MOST_OPEN);
    groups[c] = run.number;
  }
  return { groups, sizes: sizesOf(groups, count) };
}
