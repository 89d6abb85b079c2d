import { type ChartData, sparkline } from '../../charts/lineChart.ts';
import type { Trend, TrendWord } from '../../search/trends.ts';
import type { ActionOf } from '../actions/action.ts';
import { encodeAction } from '../actions/customId.ts';
import type { Locale } from '../locale.ts';
import type { Button, Message, MessageBlock, Span } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import { type Card, cardWords } from '../pictures/card.ts';
import { clip } from '../takeSentences.ts';
import { shortDay } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import { storyPath, trendPath } from '../webPages.ts';
import { trendDay, trendFacts, trendNames } from './trendWords.ts';

/** Returns a trend as a card for a picture. */
export function trendCard(trend: Trend, locale: Locale, address: Card['address']): Card {
  const texts = textsIn(locale);
  const { since, until, step } = trend;
  return {
    locale,
    name: `sulan-trend-${until}`,
    brand: texts.pictures.brand,
    label: texts.trends.label,
    date: texts.trends.span(shortDay(since, locale), shortDay(until, locale), step === 'week'),
    headline: trendNames(trend, locale),
    blocks: [
      { kind: 'chart', chart: trendChart(trend, locale) },
      { kind: 'footer', text: texts.trends.whatCounts },
    ],
    ...(address && { address }),
  };
}

/** Returns the URL of a trend in the archive, if it is public. */
export function trendAddress(
  words: readonly string[],
  days: number,
  archiveUrl: string | undefined,
  locale: Locale,
): Card['address'] {
  if (archiveUrl === undefined) return undefined;
  return { url: archiveUrl + trendPath(words, days), label: textsIn(locale).trends.page };
}

/** Returns a trend as a line chart in the reader's script. */
export function trendChart(trend: Trend, locale: Locale): ChartData {
  const news = newsScriptOf(locale);
  return {
    labels: trend.days.map((day) => trendDay(day, trend, locale)),
    series: trend.words.map((word) => ({
      name: news.text(word.word),
      counts: word.counts,
      facts: trendFacts(word, trend, locale),
      ...(word.peak && {
        peak: { at: word.peak.at, text: news.text(word.peak.story?.title ?? '') },
      }),
    })),
  };
}

/** View of a trend. */
export interface TrendView {
  readonly action: ActionOf<'trend'>;
  readonly locale: Locale;
  /** Picture of its chart; without it only numbers are shown. */
  readonly bytes: Uint8Array | undefined;
  /** Public address of the archive without a trailing slash, if there is one. */
  readonly archiveUrl?: string;
}

/** Composes a trend: the picture, a line per word, the stories of its peaks, and buttons for other spans. */
export function trendMessage(trend: Trend, { action, locale, bytes, archiveUrl }: TrendView): Message {
  const texts = textsIn(locale);
  const title = texts.trends.title(trendNames(trend, locale));
  const card = trendCard(trend, action.locale ?? locale, undefined);
  const name = `${card.name}${action.theme === 'dark' ? '-dark' : ''}.png`;
  return {
    kind: 'message',
    title,
    visibility: 'asker',
    ...(action.again && { replaces: true }),
    blocks: [
      { kind: 'heading', level: 2, text: title },
      { kind: 'footer', text: card.date },
      ...(bytes ? [{ kind: 'drawing', drawing: { name, bytes, alt: cardWords(card) } } as const] : []),
      { kind: 'list', lines: trend.words.map((word) => lineOf(word, trend, { locale, archiveUrl, bytes })) },
      { kind: 'footer', text: texts.trends.whatCounts },
      {
        kind: 'buttons',
        buttons: [
          ...peakButtons(trend, locale),
          ...spanButtons(action, texts),
          ...(bytes ? pictureButtons(action, texts) : []),
        ],
      },
    ],
  };
}

const SPARK_BARS = 24;

/** Returns the line of a word with its summary and peak; with block characters if there is no picture. */
function lineOf(
  word: TrendWord,
  trend: Trend,
  { locale, archiveUrl, bytes }: Pick<TrendView, 'locale' | 'bytes'> & { archiveUrl: string | undefined },
): readonly Span[] {
  const { peak } = word;
  const story = peak?.story;
  const title = story && newsScriptOf(locale).text(story.title);
  return [
    { kind: 'bold', text: newsScriptOf(locale).text(word.word) },
    `${textsIn(locale).colon}${trendFacts(word, trend, locale)}`,
    ...(bytes ? [] : [' ', { kind: 'code', text: sparkline(word.counts, SPARK_BARS) } as const]),
    ...(story && title
      ? [
          ' · ',
          archiveUrl === undefined
            ? title
            : ({ kind: 'link', text: title, url: archiveUrl + storyPath(story.id), optional: true } as const),
        ]
      : []),
  ];
}

const LABEL_CHARACTERS = 12;

function peakButtons(trend: Trend, locale: Locale): readonly Button[] {
  const texts = textsIn(locale).trends;
  const seen = new Set<string>();
  return trend.words.flatMap(({ word, peak }): Button[] => {
    const story = peak?.story;
    if (!peak || !story || seen.has(story.id)) return [];
    seen.add(story.id);
    const label = texts.openPeak(clip(word, LABEL_CHARACTERS), trendDay(peak.since, trend, locale));
    return [{ kind: 'action', label, action: { kind: 'open-story', story: story.id } }];
  });
}

const SPANS = [30, 90, 365] as const;

/** Returns buttons for other spans; none if the words are too long for a custom id. */
function spanButtons(action: ActionOf<'trend'>, { trends }: Texts): readonly Button[] {
  return SPANS.filter((days) => days !== action.days).flatMap((days): Button[] => {
    const wanted: ActionOf<'trend'> = { ...action, days, again: true };
    if (encodeAction(wanted) === undefined) return [];
    return [{ kind: 'action', label: days === 365 ? trends.year : trends.days(days), action: wanted }];
  });
}

/** Returns buttons for the other theme and for a picture to pass on; none if the words are too long for a custom id. */
function pictureButtons({ again: _, ...action }: ActionOf<'trend'>, { pictures }: Texts): readonly Button[] {
  const { theme, ...rest } = action;
  const choices: readonly (readonly [string, ActionOf<'trend' | 'draw-trend'>])[] = [
    theme === 'dark'
      ? [pictures.light, { ...rest, again: true }]
      : [pictures.dark, { ...rest, theme: 'dark', again: true }],
    [pictures.button, { ...action, kind: 'draw-trend' }],
  ];
  return choices.flatMap(([label, wanted]): Button[] =>
    encodeAction(wanted) === undefined ? [] : [{ kind: 'action', label, action: wanted }],
  );
}

/** Returns the notice that no story contains the words, with buttons for longer spans. */
export function emptyTrendBlocks(action: ActionOf<'trend'>, locale: Locale): readonly MessageBlock[] {
  return [{ kind: 'buttons', buttons: spanButtons(action, textsIn(locale)) }];
}
