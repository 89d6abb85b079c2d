import type { Locale } from '../locale.ts';
import type { Message } from '../message.ts';
import { textsIn } from '../texts/textsIn.ts';
import { aliveSources, type SourceStanding } from './sourceDesk.ts';
import { healthOf, nameIn } from './sourceHealth.ts';

/** What the owner is told once of a bot that reads the bundled list: what works, what does not and why. */
export function firstReportMessage(standings: readonly SourceStanding[], now: Date, locale: Locale): Message {
  const texts = textsIn(locale);
  const words = texts.sources;
  const on = standings.filter(({ enabled }) => enabled);
  const alive = new Set(aliveSources(on, now));
  const failing = on.filter((one) => !alive.has(one));
  return {
    kind: 'message',
    title: words.firstTitle,
    visibility: 'everyone',
    blocks: [
      { kind: 'heading', level: 3, text: words.firstTitle },
      ...(alive.size === 0
        ? [{ kind: 'text', text: words.firstNone } as const]
        : [
            { kind: 'text', text: words.firstCounts(alive.size, on.length) } as const,
            {
              kind: 'text',
              text: [...alive].map(({ name }) => nameIn(name, locale)).join(texts.comma),
            } as const,
          ]),
      ...(failing.length > 0
        ? [
            {
              kind: 'list',
              lines: failing.map(
                (one) => `${nameIn(one.name, locale)}${texts.gap}· ${healthOf(one, now, texts, locale)}`,
              ),
            } as const,
          ]
        : []),
      { kind: 'text', text: words.firstHow },
    ],
  };
}
