import type { Locale } from './locale.ts';
import type { Message } from './message.ts';
import { textsIn } from './texts/texts.ts';

/** Tells who can mend it why a channel gets no digest any more. */
export function problemMessage(
  channelId: string,
  kind: 'gone' | 'forbidden',
  paused: boolean,
  locale: Locale,
): Message {
  const { member: words, gap } = textsIn(locale);
  const reason = kind === 'gone' ? words.channelGone : words.channelForbidden;
  return {
    kind: 'message',
    title: words.problemTitle,
    visibility: 'everyone',
    blocks: [
      { kind: 'heading', level: 3, text: words.problemTitle },
      {
        kind: 'text',
        text: [
          { kind: 'channel', id: channelId },
          ` ${[reason, paused ? words.channelPaused : words.channelToPause].join(gap)}`,
        ],
      },
      { kind: 'text', text: paused ? words.howToMend : words.howToMendSoon },
    ],
  };
}

/** The one greeting on joining a server. */
export function welcomeMessage(locale: Locale): Message {
  const words = textsIn(locale).member;
  return {
    kind: 'message',
    title: words.welcome,
    visibility: 'everyone',
    blocks: [
      { kind: 'text', text: words.welcome },
      { kind: 'text', text: words.welcomeHow },
      {
        kind: 'buttons',
        buttons: [{ kind: 'action', label: textsIn(locale).helpTitle, action: { kind: 'help' } }],
      },
    ],
  };
}
