import type { Node } from '@takumi-rs/wasm';
import { type ChartData, type ChartLayout, DASHES, layOutChart, MARK_WIDTH } from '../charts/lineChart.ts';
import { drawing, horizontal, paragraph, vertical, words } from './nodes.ts';
import type { Palette } from './palettes.ts';

const HEIGHT = 300;

/** Renders a line chart at a width, with a summary below. */
export function chartNode(chart: ChartData, width: number, palette: Palette): Node {
  return vertical(
    { gap: 18 },
    linesNode(chart, { width, height: HEIGHT }, palette),
    vertical({ gap: 12 }, ...chart.series.map((series, place) => legend(series, place, palette))),
  );
}

/** Renders the lines of a chart with their axes and marks, in a size in CSS pixels. */
export function linesNode(
  chart: ChartData,
  { width, height }: { readonly width: number; readonly height: number },
  palette: Palette,
): Node {
  const layout = layOutChart(chart, width, height);
  return {
    type: 'container',
    style: { position: 'relative', display: 'flex', width, height, flexShrink: 0 },
    children: [drawing(shapes(layout, palette), width, height), ...labels(layout, palette)],
  };
}

/** Returns the shapes of the chart as SVG without text, for which it has no fonts. */
function shapes({ width, height, left, right, rows, paths, marks }: ChartLayout, palette: Palette): string {
  const line = ({ y }: { readonly y: number }, place: number) =>
    `<path d="M${left} ${y}H${right}" stroke="${place === 0 ? palette.faint : palette.line}" stroke-width="1"/>`;
  const path = (d: string, place: number) =>
    d === ''
      ? ''
      : `<path d="${d}" fill="none" stroke="${palette.series[place]}" stroke-width="2.6" stroke-linejoin="round" stroke-linecap="round" stroke-dasharray="${DASHES[place]}"/>`;
  const mark = ({ x, y, series }: ChartLayout['marks'][number]) =>
    `<circle cx="${x}" cy="${y}" r="${MARK_WIDTH / 2}" fill="${palette.series[series]}" stroke="${palette.paper}" stroke-width="2"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${rows.map(line).join('')}${paths.map(path).join('')}${marks.map(mark).join('')}</svg>`;
}

const LABEL_WIDTH = 100;

function labels({ left, rows, steps, marks, height, width }: ChartLayout, palette: Palette): Node[] {
  const small = { position: 'absolute', fontSize: 13, lineHeight: 1.4, color: palette.faint } as const;
  return [
    ...rows.map(({ y, label }) =>
      words(label, { ...small, left: 0, top: y - 9, width: left - 8, textAlign: 'right' }),
    ),
    ...steps.map(({ x, label }) =>
      words(label, {
        ...small,
        left: Math.min(width - LABEL_WIDTH, Math.max(0, x - LABEL_WIDTH / 2)),
        top: height - 20,
        width: LABEL_WIDTH,
        textAlign: x > width - LABEL_WIDTH / 2 ? 'right' : 'center',
      }),
    ),
    ...marks.map(({ x, y, number }) =>
      words(number, {
        position: 'absolute',
        left: x - MARK_WIDTH / 2,
        top: y - MARK_WIDTH / 2,
        width: MARK_WIDTH,
        height: MARK_WIDTH,
        textAlign: 'center',
        fontSize: 13,
        lineHeight: MARK_WIDTH / 13,
        fontWeight: 700,
        color: palette.onAccent,
      }),
    ),
  ];
}

function legend({ name, facts, peak }: ChartData['series'][number], place: number, palette: Palette): Node {
  return horizontal(
    { gap: 12 },
    seriesNumber(place, 26, palette),
    vertical(
      { flexGrow: 1, flexShrink: 1, minWidth: 0, gap: 2 },
      paragraph(
        { fontSize: 17, lineHeight: 1.5 },
        words(name, { fontWeight: 700 }),
        words(`  ${facts}`, { color: palette.faint, fontSize: 15 }),
      ),
      peak && peak.text !== '' ? paragraph({ fontSize: 16, lineHeight: 1.5 }, words(peak.text)) : undefined,
    ),
  );
}

/** Renders the number of a series in its colour, as it marks its peak, in a size in CSS pixels. */
export function seriesNumber(place: number, size: number, palette: Palette): Node {
  const fontSize = size * 0.58;
  return words(String(place + 1), {
    width: size,
    height: size,
    flexShrink: 0,
    borderRadius: size / 2,
    backgroundColor: palette.series[place] ?? palette.accent,
    color: palette.onAccent,
    textAlign: 'center',
    fontSize,
    lineHeight: size / fontSize,
    fontWeight: 700,
  });
}
