import type { FollowUpStep } from '../../store/outbox/deliveryRows.ts';
import type { Reason } from '../../store/outbox/reason.ts';
import { withCommands } from '../commandMentions.ts';
import type { Locale } from '../locale.ts';
import type { Message } from '../message.ts';
import { refusalIn } from '../subscribing/refusal.ts';
import { setupButtons } from '../subscribing/setup.ts';
import { textsIn } from '../texts/textsIn.ts';

/** Problem of a channel that gets no digest, no alert (its keyword), or not all steps, and whether it is paused. */
export interface ChannelProblem {
  readonly reason: Reason;
  readonly paused: boolean;
  readonly alert?: string | undefined;
  /** Refused step after accepted digests. */
  readonly step?: FollowUpStep | undefined;
}

/** Composes the explanation why a channel gets no digest or alert, and what to do, for those who can solve it. */
export function problemMessage(
  channelId: string,
  { reason, paused, alert: keyword, step }: ChannelProblem,
  locale: Locale,
): Message {
  const { delivery, alert, gap, stop, colon } = textsIn(locale);
  const words = {
    ...delivery,
    ...(keyword !== undefined && { ...alert.problem, problemTitle: alert.problemTitle(keyword) }),
    ...(step && { problemTitle: delivery.steps[step].title, problemToPause: delivery.steps[step].stands }),
  };
  const refusal = refusalIn(reason);
  const isStepsRight = step !== undefined && refusal === 'missing-rights';
  const remedy = isStepsRight ? delivery.steps[step].rights : refusal && words.refusals[refusal].remedy;
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

/** Composes the greeting for the member who added the bot: what it does, and three steps to set it up. */
export function welcomeMessage(server: string, locale: Locale): Message {
  const words = textsIn(locale).member;
  return {
    kind: 'message',
    title: words.welcome,
    announcement: `${words.welcome} ${words.welcomeSteps}`,
    visibility: 'everyone',
    blocks: [
      { kind: 'text', text: words.welcome },
      { kind: 'text', text: words.welcomeSteps },
      { kind: 'buttons', buttons: setupButtons(server, locale, ['channel', 'time', 'test']) },
      { kind: 'footer', text: withCommands(words.welcomeHow) },
    ],
  };
}

/** Composes the greeting in a channel: one line, which says so if nobody accepts direct messages. */
export function welcomeLine(locale: Locale, isClosed: boolean): Message {
  const words = textsIn(locale).member;
  return {
    kind: 'message',
    title: words.welcome,
    visibility: 'everyone',
    blocks: [{ kind: 'text', text: withCommands((isClosed ? words.welcomeClosed : '') + words.welcomeHow) }],
  };
}
