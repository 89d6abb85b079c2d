import type { Line } from './line.ts';
import { withoutOrdinal } from './ordinals.ts';

const LABEL = /^[^\p{L}\p{N}]{0,4}([^\s：:，,。；;、]{1,8})\s?[：:]/u;
/** Characters of a line within which its label ends. */
const LONGEST_LABELLED = 24;
/** Most lines that are examined; the longest roundups have fewer. */
const MOST_LINES = 5_000;
const FEWEST_GROUPS = 3;
const MOSTLY = 0.7;
/** Matches a heading that is a day: the lines under it are stories, whatever labels they begin with. */
const DAY = /\d{1,2}\s*[月/.-]\s*\d{1,2}/;

/** Run of lines that begin with different labels. */
interface Group {
  readonly lines: readonly Line[];
  readonly first: string;
}

/**
 * Returns the lines that are fields of stories: labels that return in the same order under every title, `来源：…
 * 时间：… 摘要：…`. If there is no title above the first field, that field names the story and is not among them.
 */
export function repeatedFields(lines: readonly Line[]): ReadonlySet<number> {
  const fields = new Set<number>();
  const groups = groupsOf(lines.slice(0, MOST_LINES));
  // An overview may have other fields than the stories below.
  for (const own of Map.groupBy(groups, ({ first }) => first).values())
    for (const line of fieldsOf(own, groups.length, lines)) fields.add(line.index);
  return fields;
}

/** Returns the fields in groups that begin with the same label, given the number of all groups. */
function fieldsOf(own: readonly Group[], groups: number, lines: readonly Line[]): Line[] {
  const above = own.map((group) => lines[(group.lines[0]?.index ?? 0) - 1]);
  const among = (test: (above: Line, group: Group) => boolean) =>
    own.filter((group, i) => {
      const line = above[i];
      return line !== undefined && test(line, group);
    }).length >=
    MOSTLY * own.length;
  const isNested = among((line, group) => standsBelow(group.lines[0], line));
  if (own.length < FEWEST_GROUPS || (own.length < MOSTLY * groups && !isNested)) return [];
  if (among(({ text }) => DAY.test(text))) return [];
  const from = among(isTitle) || isNested ? 0 : 1;
  const returning = timesOf(own.flatMap((group) => group.lines.map((line) => labelOf(line) ?? '')));
  return own.flatMap((group) =>
    group.lines.slice(from).filter((line) => (returning.get(labelOf(line) ?? '') ?? 0) >= FEWEST_GROUPS),
  );
}

/** Whether a field is nested below the title above it: deeper in its list, or in a list under it. */
function standsBelow(field: Line | undefined, title: Line): boolean {
  if (field?.kind !== 'item') return false;
  return title.kind === 'item' ? field.level > title.level : title.kind === 'heading' || title.bold;
}

function timesOf(values: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return times;
}

/** Whether a line right above the first field of a group may be the title that the fields belong to. */
function isTitle(above: Line): boolean {
  return above.text !== '' && labelOf(above) === undefined;
}

/** Returns runs of two or more labelled lines; a repeated label begins another run. */
function groupsOf(lines: readonly Line[]): Group[] {
  const groups: Group[] = [];
  let run: Line[] = [];
  let labels = new Set<string>();
  const end = () => {
    const [first] = labels;
    if (run.length > 1 && first !== undefined) groups.push({ lines: run, first });
    run = [];
    labels = new Set();
  };
  for (const line of lines) {
    if (line.text === '') continue;
    const label = labelOf(line);
    if (label === undefined || labels.has(label)) end();
    if (label === undefined) continue;
    run.push(line);
    labels.add(label);
  }
  end();
  return groups;
}

function labelOf({ kind, text }: Line): string | undefined {
  if (kind === 'heading' || kind === 'row') return undefined;
  const start = text.slice(0, LONGEST_LABELLED);
  if (!start.includes('：') && !start.includes(':')) return undefined;
  return LABEL.exec(withoutOrdinal(start))?.[1]?.toLowerCase();
}
