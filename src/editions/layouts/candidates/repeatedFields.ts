import type { Line } from '../../lines/line.ts';
import { ORDINAL } from '../../lines/ordinals.ts';

const LABEL = /^[^\p{L}\p{N}]{0,4}([^\s：:，,。；;、]{1,8})\s?[：:]/u;
/** More lines than the longest roundups have. */
const MOST_LINES = 5_000;
const FEWEST_GROUPS = 3;
const MOSTLY = 0.7;
/** A heading that is a day stands over the day's stories, whatever labels they begin with. */
const DAY = /\d{1,2}\s*[月/.-]\s*\d{1,2}/;

/** A run of lines that each begin with a label of its own. */
interface Group {
  readonly lines: readonly Line[];
  readonly first: string;
}

/**
 * The lines that tell fields of stories rather than stories: labels that return in the same order under every title,
 * `来源：… 时间：… 摘要：…`. Where no title stands above the first field, that field names the story, and is not among them.
 */
export function repeatedFields(lines: readonly Line[]): ReadonlySet<number> {
  const fields = new Set<number>();
  const groups = groupsOf(lines.slice(0, MOST_LINES));
  const counts = timesOf(groups.map(({ first }) => first));
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most === undefined || most[1] < FEWEST_GROUPS || most[1] < MOSTLY * groups.length) return fields;
  const own = groups.filter(({ first }) => first === most[0]);
  const above = own.map((group) => lines[(group.lines[0]?.index ?? 0) - 1]);
  if (above.filter((line) => line !== undefined && DAY.test(line.text)).length >= MOSTLY * own.length)
    return fields;
  const titled = above.filter((line) => line !== undefined && isTitle(line)).length;
  const from = titled >= MOSTLY * own.length ? 0 : 1;
  const returning = timesOf(own.flatMap((group) => group.lines.map((line) => labelOf(line) ?? '')));
  for (const group of own)
    for (const line of group.lines.slice(from))
      if ((returning.get(labelOf(line) ?? '') ?? 0) >= FEWEST_GROUPS) fields.add(line.index);
  return fields;
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

/** Runs of labelled lines, two or more; where a label returns another run begins. */
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
  return LABEL.exec(text.slice(0, 24).replace(ORDINAL, ''))?.[1]?.toLowerCase();
}
