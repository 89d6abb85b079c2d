import { sparkline } from '../charts/lineChart.ts';
import type { Services } from '../messages/conversation/services.ts';
import { readTrendQuery } from '../search/trendQuery.ts';
import { printableLine } from '../text/printable.ts';
import { displayWidth } from '../text/wrap.ts';
import { EXIT, type Lines } from './lines.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/** Bars of a line, as many as fit beside a name on a narrow terminal. */
const BARS = 60;

/** Options of `sulan trend`. */
export interface TrendCommandOptions {
  readonly words: readonly string[];
  /** A span such as 90d. */
  readonly last: string | undefined;
  readonly json: boolean;
  readonly texts: ResultTexts['trend'];
}

/** `sulan trend`: how often words stood in the news, as lines of bars; words that no story holds are said, exit 1 where none is held. */
export async function printTrend(
  { search, clock }: Pick<Services, 'search' | 'clock'>,
  { words, last, json, texts }: TrendCommandOptions,
  lines: Lines,
): Promise<number> {
  const { since, until } = readTrendQuery(last === undefined ? '' : `last:${last}`, clock);
  const trend = await search.trend({ words, since, until });
  const isEmpty = trend.words.every(({ total }) => total === 0);
  if (json) lines.out(JSON.stringify(trend));
  else if (isEmpty) lines.err(texts.nothing(trend.since, until, words));
  else {
    lines.out(texts.span(trend.since, until, trend.step));
    const width = Math.max(...trend.words.map(({ word }) => displayWidth(printableLine(word))));
    for (const { word, counts, total, peak } of trend.words) {
      const name = printableLine(word);
      const padded = name + ' '.repeat(width - displayWidth(name));
      lines.out(`${padded} ${String(total).padStart(5)} ${sparkline(counts, BARS)}`);
      if (peak?.story)
        lines.out(
          `${' '.repeat(width)}       ${peak.since} ${peak.count}: ${printableLine(peak.story.title)}`,
        );
    }
  }
  return isEmpty ? EXIT.failed : EXIT.done;
}
