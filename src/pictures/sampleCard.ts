import type { Locale } from '../messages/locale.ts';
import type { Card } from '../messages/pictures/card.ts';
import { textsIn } from '../messages/texts/textsIn.ts';

const STEPS = 30;

/** Returns a card with a chart as trends have, in the usual letters and digits, that is drawn to load what drawing needs. */
export function sampleCard(locale: Locale): Card {
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
          series: [trends.label, pictures.brand].map((name, place) => ({
            name,
            counts: steps.map((step) => (step * (place + 2)) % 7),
            facts: trends.noneOf,
            peak: { at: STEPS - 1 - place, text: trends.whatCounts },
          })),
        },
      },
      { kind: 'footer', text: trends.whatCounts },
    ],
  };
}
