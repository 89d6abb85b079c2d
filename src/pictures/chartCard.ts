import type { Node } from '@takumi-rs/wasm';
import type { ChartData } from '../charts/lineChart.ts';
import type { Card } from '../messages/pictures/card.ts';
import { linesNode, seriesNumber } from './chartNode.ts';
import { horizontal, paragraph, vertical, words } from './nodes.ts';
import type { Palette } from './palettes.ts';

/** Width of a phone's message in CSS pixels, so that the labels are read there without opening the picture. */
export const CHART_WIDTH = 400;
const CHART_HEIGHT = 220;
const MARGIN = 16;
const NUMBER_SIZE = 18;

/** Renders the charts of a card alone, each under the names of its series, for a message that has the rest in words. */
export function chartCard({ blocks }: Card, palette: Palette): Node {
  const size = { width: CHART_WIDTH - 2 * MARGIN, height: CHART_HEIGHT };
  return vertical(
    {
      width: CHART_WIDTH,
      padding: `14px ${MARGIN}px 12px`,
      gap: 6,
      backgroundColor: palette.paper,
      color: palette.ink,
      overflowWrap: 'anywhere',
    },
    ...blocks.flatMap((block) =>
      block.kind === 'chart' ? [names(block.chart, palette), linesNode(block.chart, size, palette)] : [],
    ),
  );
}

/** Renders the names of a chart's series, each behind its number. */
function names({ series }: ChartData, palette: Palette): Node {
  return horizontal(
    { flexWrap: 'wrap', columnGap: 14, rowGap: 4 },
    ...series.map(({ name }, place) =>
      horizontal(
        { gap: 6, alignItems: 'center', maxWidth: '100%' },
        seriesNumber(place, NUMBER_SIZE, palette),
        paragraph({ fontSize: 15, lineHeight: 1.4, fontWeight: 700, minWidth: 0 }, words(name)),
      ),
    ),
  );
}
