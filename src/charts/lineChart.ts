import stringWidth from 'string-width';

/** One line of a chart. */
export interface ChartSeries {
  readonly name: string;
  /** One value per step of the chart. */
  readonly counts: readonly number[];
  /** Summary of the numbers in words. */
  readonly facts: string;
  /** Index of the highlighted step, and the text of its mark. */
  readonly peak?: { readonly at: number; readonly text: string };
}

/** Data of a line chart: at most five series over the same steps. */
export interface ChartData {
  /** One label per step. */
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
}

/** A point in the chart's units, from the left and the top. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** Shapes of a chart, ready to be drawn. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  /** Horizontal ends of the grid lines. */
  readonly left: number;
  readonly right: number;
  /** Grid lines by value, starting at 0. */
  readonly rows: readonly { readonly y: number; readonly label: string }[];
  /** Steps that have a label. */
  readonly steps: readonly { readonly x: number; readonly label: string }[];
  /** SVG path of each series; empty if it has no values. */
  readonly paths: readonly string[];
  /** Positions of the highlighted steps, numbered from 1 by series. */
  readonly marks: readonly (Point & { readonly series: number; readonly number: string })[];
}

/** Dash patterns by series, so that lines can be told apart without colours. */
export const DASHES = ['', '7 4', '2 4', '10 4 2 4', '14 5'] as const;

const TOP = 22;
const BOTTOM = 26;
const ROWS_MOST = 4;
const STEPS_MOST = 5;
/** Width of one column of a label: half a Chinese character. */
const COLUMN_WIDTH = 7;
/** Width of a digit, and of the gap after a grid line's label. */
const DIGIT = 9;
const GAP = 8;

/** Computes the shapes of a chart of a given size in pixels. */
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

/** Width of a mark. */
export const MARK_WIDTH = 20;

/** Moves marks apart that would overlap: to the right, or to the left at the end of the chart. */
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

/** Distance between grid lines: 1, 2 or 5 times a power of ten, so that there are few. */
function rowStep(highest: number): number {
  for (let power = 1; ; power *= 10) {
    const step = [1, 2, 5].map((one) => one * power).find((one) => highest / one <= ROWS_MOST);
    if (step !== undefined) return step;
  }
}

/** Chooses the steps that get a label: evenly spaced, as many as fit, the last one included. */
function labelledSteps(labels: readonly string[], width: number): number[] {
  const widest = Math.max(0, ...labels.map((label) => stringWidth(label))) * COLUMN_WIDTH;
  // Labels are centred under their step, except the last one, which is aligned to the chart's end and needs more space.
  const apart = Math.max(widest, widest * 1.5 - GAP) + GAP;
  const most = Math.max(1, Math.min(STEPS_MOST, Math.floor(width / apart)));
  const every = Math.max(1, Math.ceil(labels.length / most));
  const steps: number[] = [];
  for (let at = labels.length - 1; at >= 0; at -= every) steps.unshift(at);
  return steps;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const BARS = '▁▂▃▄▅▆▇█';

/** Draws values as a line of block characters, at most `most` of them (neighbours are summed); zero is a space. */
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
