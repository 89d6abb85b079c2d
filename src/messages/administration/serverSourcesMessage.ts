import type { Locale } from '../locale.ts';
import type { Message, MessageBlock } from '../message.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import type { ServerSourceStanding } from './serverSourceDesk.ts';
import { healthOf, nameIn } from './sourceHealth.ts';

/** Maximum number of sources with buttons: Discord allows 40 components per message. */
const MOST_WITH_BUTTONS = 10;

/** Composes the list of a server's own sources with their health. */
export function serverSourcesMessage(
  standings: readonly ServerSourceStanding[],
  most: number,
  now: Date,
  locale: Locale,
): Message {
  const texts = textsIn(locale);
  const words = texts.sources;
  const lineOf = (one: ServerSourceStanding) =>
    `${nameIn(one.name, locale)} · ${healthOf({ ...one, enabled: true, lacks: undefined, newest: undefined }, now, texts, locale)} · ${one.url}`;
  return {
    kind: 'message',
    title: words.serverTitle,
    visibility: 'asker',
    replaces: true,
    blocks: [
      { kind: 'text', text: words.serverCounts(standings.length, most) },
      ...(standings.length === 0 ? [] : [{ kind: 'list', lines: standings.map(lineOf) } as const]),
      ...standings.slice(0, MOST_WITH_BUTTONS).map((one) => buttonsOf(one, texts, locale)),
      { kind: 'footer', text: words.serverHow },
    ],
  };
}

function buttonsOf({ id, name }: ServerSourceStanding, { sources }: Texts, locale: Locale): MessageBlock {
  const short = [...nameIn(name, locale)].slice(0, 30).join('');
  return {
    kind: 'buttons',
    buttons: [
      {
        kind: 'action',
        label: `${sources.tryNow} ${short}`,
        action: { kind: 'server-source', step: 'try', source: id },
      },
      {
        kind: 'action',
        label: `${sources.remove} ${short}`,
        tone: 'danger',
        action: { kind: 'server-source', step: 'remove', source: id },
      },
    ],
  };
}
