import stringWidth from 'string-width';

/** One line of a chart. */
export interface ChartSeries {
  readonly name: string;
  /** A value for each of the chart's steps. */
  readonly counts: readonly number[];
  /** What its numbers come to, in words. */
  readonly facts: string;
  /** The step that is marked, and what was told then. */
  readonly peak?: { readonly at: number; readonly text: string };
}

/** What a line chart shows: at most five lines over the same steps. */
export interface ChartData {
  /** A label for each step. */
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
}

/** A place on a chart, in its own units from the left and the top. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** A chart as shapes. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  /** The ends of the lines that lie across it. */
  readonly left: number;
  readonly right: number;
  /** Where the values 0 and more lie, the lowest first. */
  readonly rows: readonly { readonly y: number; readonly label: string }[];
  /** Some of the steps, with their labels. */
  readonly steps: readonly { readonly x: number; readonly label: string }[];
  /** For each series its line as an SVG path; empty where there is nothing to show. */
  readonly paths: readonly string[];
  /** Where the marked steps lie, numbered from 1 by series. */
  readonly marks: readonly (Point & { readonly series: number; readonly number: string })[];
}

/** Dashes that tell lines apart without their colours, by the place of their series. */
export const DASHES = ['', '7 4', '2 4', '10 4 2 4', '14 5'] as const;

const TOP = 22;
const BOTTOM = 26;
const ROWS_MOST = 4;
const STEPS_MOST = 5;
/** A column of a label is half a Chinese character wide. */
const COLUMN_WIDTH = 7;
/** A digit's width and that of the gap behind a row's label. */
const DIGIT = 9;
const GAP = 8;

/** Lays a chart out in a size. */
export function layOutChart({ labels, series }: ChartData, width: number, height: number): ChartLayout {
  const highest = Math.max(1, ...series.flatMap(({ counts }) => counts));
  const step = rowStep(highest);
  const top = Math.ceil(highest / step) * step;
  const left = String(top).length * DIGIT + GAP;
  const right = width - GAP * 1.5;
  const base = height - BOTTOM;
  const last = Math.max(1, labels.length - 1);
  const xOf = (at: number) =>
    round(labels.length === 1 ? (left + right) / 2 : left + ((right - left) * at) / last);
  const yOf = (value: number) => round(base - ((base - TOP) * value) / top);
  const pointOf = (count: number, at: number): Point => ({ x: xOf(at), y: yOf(count) });
  return {
    width,
    height,
    left,
    right,
    rows: Array.from({ length: top / step + 1 }, (_, row) => ({
      y: yOf(row * step),
      label: String(row * step),
    })),
    steps: labelledSteps(labels, right - left).map((at) => ({ x: xOf(at), label: labels[at] ?? '' })),
    paths: series.map(({ counts }) =>
      counts.every((count) => count === 0)
        ? ''
        : counts.map((count, at) => `${at === 0 ? 'M' : 'L'}${xOf(at)} ${yOf(count)}`).join(''),
    ),
    marks: apart(
      series.flatMap(({ counts, peak }, place) =>
        peak ? [{ ...pointOf(counts[peak.at] ?? 0, peak.at), series: place, number: String(place + 1) }] : [],
      ),
      { left, right },
    ),
  };
}

/** How wide a mark is drawn. */
export const MARK_WIDTH = 20;

/** Marks beside each other where two words peak at one place: moved to the right, or to the left at the chart's end. */
function apart(
  marks: ChartLayout['marks'],
  { left, right }: Pick<ChartLayout, 'left' | 'right'>,
): ChartLayout['marks'] {
  const placed: ChartLayout['marks'][number][] = [];
  for (const mark of marks) {
    const isFree = (x: number) =>
      !placed.some((other) => Math.abs(other.x - x) < MARK_WIDTH && Math.abs(other.y - mark.y) < MARK_WIDTH);
    const steps = marks.flatMap((_, step) => [step * MARK_WIDTH, -step * MARK_WIDTH]);
    const moved = steps.map((step) => mark.x + step).find((x) => x >= left && x <= right && isFree(x));
    placed.push({ ...mark, x: moved ?? mark.x });
  }
  return placed;
}

/** How far rows lie apart: 1, 2 or 5 times a power of ten, for few rows. */
function rowStep(highest: number): number {
  for (let power = 1; ; power *= 10) {
    const step = [1, 2, 5].map((one) => one * power).find((one) => highest / one <= ROWS_MOST);
    if (step !== undefined) return step;
  }
}

/** Steps with labels, evenly apart and as many as find room, the last one among them. */
function labelledSteps(labels: readonly string[], width: number): number[] {
  const widest = Math.max(0, ...labels.map((label) => stringWidth(label))) * COLUMN_WIDTH + GAP;
  const most = Math.max(1, Math.min(STEPS_MOST, Math.floor(width / widest)));
  const every = Math.max(1, Math.ceil(labels.length / most));
  const steps: number[] = [];
  for (let at = labels.length - 1; at >= 0; at -= every) steps.unshift(at);
  return steps;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const BARS = '▁▂▃▄▅▆▇█';

/** Values as a line of bars, at most so many, neighbours added up where there are more; a space where there is nothing. */
export function sparkline(counts: readonly number[], most: number): string {
  const every = Math.max(1, Math.ceil(counts.length / most));
  const sums = Array.from({ length: Math.ceil(counts.length / every) }, (_, bar) =>
    counts.slice(bar * every, (bar + 1) * every).reduce((sum, count) => sum + count, 0),
  );
  const highest = Math.max(1, ...sums);
  return sums
    .map((sum) => (sum === 0 ? ' ' : BARS.charAt(Math.ceil((sum / highest) * BARS.length) - 1)))
    .join('');
}
