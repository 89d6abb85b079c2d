import { html, raw } from 'hono/html';
import { type ChartData, type ChartLayout, DASHES, layOutChart, MARK_WIDTH } from '../../charts/lineChart.ts';
import type { Html } from './layout.ts';

/** What a chart says to who does not see it: its name, and what its numbers come to. */
export interface ChartWords {
  readonly title: string;
  readonly description: string;
}

/** Laid out for a desk and for a phone, where a chart that is scaled down has words that nobody reads; the style sheet shows one. */
const SIZES = [
  { shownOn: 'desk', width: 680, height: 320 },
  { shownOn: 'phone', width: 350, height: 260 },
] as const;

/** A chart as SVG drawings, of which a reader gets the one that fits the screen. */
export function chartSvgs(chart: ChartData, words: ChartWords): Html {
  return html`${SIZES.map(({ shownOn, width, height }) => svg(layOutChart(chart, width, height), shownOn, words))}`;
}

/** One drawing; its texts are numbers and days, its name and description say the rest. */
function svg(layout: ChartLayout, shownOn: string, { title, description }: ChartWords): Html {
  const { width, height, left, right, rows, steps, paths, marks } = layout;
  const shapes = [
    ...rows.map(
      ({ y, label }) =>
        `<path class="row" d="M${left} ${y}H${right}"/><text x="${left - 8}" y="${y + 4}" text-anchor="end">${label}</text>`,
    ),
    ...steps.map(({ x, label }, place) => {
      const isLast = place === steps.length - 1;
      return `<text x="${isLast ? width : x}" y="${height - 4}" text-anchor="${isLast ? 'end' : 'middle'}">${label}</text>`;
    }),
    ...paths.map((d, place) =>
      d === '' ? '' : `<path class="line series-${place + 1}" d="${d}" stroke-dasharray="${DASHES[place]}"/>`,
    ),
    ...marks.map(
      ({ x, y, series, number }) =>
        `<circle class="mark series-${series + 1}" cx="${x}" cy="${y}" r="${MARK_WIDTH / 2}"/><text class="number" x="${x}" y="${y + 4}" text-anchor="middle">${number}</text>`,
    ),
  ];
  const [name, facts] = [`chart-title-${shownOn}`, `chart-facts-${shownOn}`];
  // Numbers and days alone: nothing in the shapes came from the news.
  return html`<svg class="${shownOn}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${name} ${facts}"><title id="${name}">${title}</title><desc id="${facts}">${description}</desc>${raw(shapes.join(''))}</svg>`;
}
