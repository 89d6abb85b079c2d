import type { Alert } from '../../store/alerts/alertRows.ts';
import type { AlertStep } from '../actions/adminActions.ts';
import type { Locale } from '../locale.ts';
import type { Button, Message, MessageBlock, Span } from '../message.ts';
import { titled } from '../notice.ts';
import { refusalIn } from '../subscribing/refusal.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';

/** Recent number of stories about an alert's keyword. */
export interface Lately {
  readonly stories: number;
  readonly isMore: boolean;
}

/** Composes an alert's card: its choices, its state and its buttons. */
export function alertCard(alert: Alert, lately: Lately, locale: Locale, sentence?: string): Message {
  const { alert: words } = textsIn(locale);
  const { id, paused, keyword } = alert;
  const step = (label: string, to: AlertStep, tone?: 'danger'): Button =>
    alertStepButton(label, to, id, tone);
  return titled(sentence ?? words.of(keyword), [
    ...alertBlocks(alert, lately, locale),
    {
      kind: 'buttons',
      buttons: [
        paused ? step(words.resume, 'resume') : step(words.pause, 'pause'),
        step(words.remove, 'remove', 'danger'),
        { kind: 'action', label: words.manage, action: { kind: 'alerts' } },
      ],
    },
  ]);
}

/** Creates a button for a step on an alert. */
export function alertStepButton(label: string, step: AlertStep, alert: string, tone?: 'danger'): Button {
  return { kind: 'action', label, action: { kind: 'alert', step, alert }, ...(tone && { tone }) };
}

function alertBlocks(alert: Alert, lately: Lately, locale: Locale): readonly MessageBlock[] {
  const texts = textsIn(locale);
  const { alert: words, following } = texts;
  const role: readonly Span[] =
    alert.pingRole === null ? [words.pingsNobody] : [words.pings, { kind: 'role', id: alert.pingRole }];
  const lines = [
    [{ kind: 'channel', id: alert.channelId }, ' · ', ...role],
    [{ kind: 'bold', text: words.lately }, ` ${following.lately(lately.stories, lately.isMore)}`],
    [{ kind: 'bold', text: words.state }, ` ${alertState(alert, texts)}`],
  ] as const;
  return [
    { kind: 'text', text: words.does(alert.dailyLimit) },
    { kind: 'list', lines },
  ];
}

/** Describes whether an alert is active or paused, and why. */
export function alertState({ paused }: Alert, { subscription, delivery, gap }: Texts): string {
  if (!paused) return subscription.active;
  const { reason } = paused;
  const refusal = reason ? refusalIn(reason) : undefined;
  const remedy = refusal ? [delivery.refusals[refusal].remedy] : [];
  return [subscription.paused(reason && delivery.reason(reason)), ...remedy].join(gap);
}
