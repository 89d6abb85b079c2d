import type { Locale } from '../locale.ts';
import type { Message } from '../message.ts';
import { textsIn } from '../texts/textsIn.ts';
import { aliveSources, type SourceStanding } from './sourceDesk.ts';
import { healthOf, nameIn, reasonOf } from './sourceHealth.ts';

/** Composes the owner's one-time report about the bundled sources: which work, which do not and why. */
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
      ...(failing.length > 0 ? [{ kind: 'list', lines: linesOf(failing, now, locale) } as const] : []),
      { kind: 'text', text: words.firstHow },
    ],
  };
}

/** Groups sources that fail for the same reason into one line, since behind a closed network all do. */
function linesOf(failing: readonly SourceStanding[], now: Date, locale: Locale): readonly string[] {
  const texts = textsIn(locale);
  const groups = Map.groupBy(failing, ({ failures, failedFor }) => (failures > 0 ? failedFor : undefined));
  const reasons = [...groups].filter(([reason, ones]) => reason !== undefined && ones.length > 1);
  const together = new Set(reasons.flatMap(([, ones]) => ones));
  return [
    ...reasons.map(([reason, ones]) =>
      [reasonOf(reason ?? null, texts), ones.map(({ name }) => nameIn(name, locale)).join(texts.comma)].join(
        texts.colon,
      ),
    ),
    ...failing
      .filter((one) => !together.has(one))
      .map((one) => `${nameIn(one.name, locale)} · ${healthOf(one, now, texts, locale)}`),
  ];
}
