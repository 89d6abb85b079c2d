import { html, raw } from 'hono/html';
import { type ChartData, type ChartLayout, DASHES, layOutChart, MARK_WIDTH } from '../../charts/lineChart.ts';
import type { Html } from './layout.ts';

/** Texts of a chart for screen readers: its name, and a summary of its numbers. */
export interface ChartWords {
  readonly title: string;
  readonly description: string;
}

/** Sizes for desktops and phones, because the texts of a scaled chart are unreadable; the style sheet shows one. */
const SIZES = [
  { shownOn: 'desk', width: 680, height: 320 },
  { shownOn: 'phone', width: 350, height: 260 },
] as const;

/** Renders a chart as SVG in all sizes, of which the one that fits is shown. */
export function chartSvgs(chart: ChartData, words: ChartWords): Html {
  return html`${SIZES.map(({ shownOn, width, height }) => svg(layOutChart(chart, width, height), shownOn, words))}`;
}

/** Renders one drawing; its texts are numbers and days, its name and description contain the rest. */
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
  // The shapes contain only numbers and days, no text of the news.
  return html`<svg class="${shownOn}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${name} ${facts}"><title id="${name}">${title}</title><desc id="${facts}">${description}</desc>${raw(shapes.join(''))}</svg>`;
}
