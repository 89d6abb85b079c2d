import type { Reason } from '../store/ledger/reason.ts';
import { withCommands } from './commandMentions.ts';
import type { Locale } from './locale.ts';
import type { Message } from './message.ts';
import { refusalIn } from './subscribing/refusal.ts';
import { textsIn } from './texts/texts.ts';

/** Tells who can mend it why a channel gets no digest any more, and what to do. */
export function problemMessage(channelId: string, reason: Reason, paused: boolean, locale: Locale): Message {
  const { delivery: words, gap, stop, colon } = textsIn(locale);
  const refusal = refusalIn(reason);
  const remedy = refusal && words.refusals[refusal].remedy;
  const remedies = [...(remedy ? [remedy] : []), ...(paused ? [words.thenResume] : [])];
  return {
    kind: 'message',
    title: words.problemTitle,
    announcement: `${words.problemTitle}${colon}${words.reason(reason)}`,
    visibility: 'everyone',
    blocks: [
      { kind: 'heading', level: 3, text: words.problemTitle },
      {
        kind: 'text',
        text: [
          { kind: 'channel', id: channelId },
          ` ${words.reason(reason)}${stop}${gap}${paused ? words.problemPaused : words.problemToPause}`,
        ],
      },
      ...(remedies.length === 0 ? [] : [{ kind: 'text', text: withCommands(remedies.join(gap)) } as const]),
    ],
  };
}

/** The one greeting on joining a server. */
export function welcomeMessage(locale: Locale): Message {
  const words = textsIn(locale).member;
  return {
    kind: 'message',
    title: words.welcome,
    announcement: `${words.welcome} ${words.welcomeHow}`,
    visibility: 'everyone',
    blocks: [
      { kind: 'text', text: words.welcome },
      { kind: 'text', text: withCommands(words.welcomeHow) },
      {
        kind: 'buttons',
        buttons: [{ kind: 'action', label: textsIn(locale).helpTitle, action: { kind: 'help' } }],
      },
    ],
  };
}
