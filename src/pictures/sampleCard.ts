import type { Locale } from '../messages/locale.ts';
import type { Card } from '../messages/pictures/card.ts';
import { textsIn } from '../messages/texts/textsIn.ts';

const STEPS = 90;

/**
 * Returns cards with charts as trends have, that are drawn to load what drawing needs and to have it compiled: the first
 * with the usual letters and digits, the others with words in more of the fonts' files.
 */
export function sampleCards(locale: Locale): readonly Card[] {
  const { pictures, trends } = textsIn(locale);
  return [
    [trends.label, pictures.brand],
    [trends.whatCounts],
    [pictures.hint, trends.page],
    [trends.nothing, pictures.busy, pictures.isExcerpt],
  ].map((names) => sampleCard(names, locale));
}

function sampleCard(names: readonly string[], locale: Locale): Card {
  const { pictures, trends } = textsIn(locale);
  const steps = Array.from({ length: STEPS }, (_, step) => step);
  return {
    locale,
    name: 'sample',
    brand: pictures.brand,
    label: trends.label,
    date: '0123456789',
    headline: trends.label,
    blocks: [
      {
        kind: 'chart',
        chart: {
          labels: steps.map(String),
          series: names.map((name, place) => ({
            name,
            counts: steps.map((step) => (step * (place + names.length)) % 7),
            facts: trends.noneOf,
            peak: { at: STEPS - 1 - place, text: trends.whatCounts },
          })),
        },
      },
    ],
  };
}
