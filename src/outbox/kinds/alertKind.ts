import { alertMessage, alertTakenDown } from '../../messages/alerts/alertMessage.ts';
import { localeOf } from '../../messages/locale.ts';
import { withRenderedTitles } from '../../messages/renderedTitles.ts';
import { alertsOf } from '../../store/alerts/alerts.ts';
import {
  alertFromContent,
  alertToContent,
  noteAlertRefused,
  noteAlertTaken,
} from '../../store/alerts/dueAlerts.ts';
import { storiesOf } from '../../store/news/stories.ts';
import { idempotencyKey } from '../../store/outbox/deliveryRows.ts';
import type { OutboxContext } from '../context.ts';
import { shouldPause } from '../refusals.ts';
import { type Composition, type MessageKind, NOTHING_LEFT } from './messageKind.ts';

/** Messages that alert a channel of news about a keyword. */
export function alertKind({
  store,
  time,
  log,
  tell,
  renderingsOf,
}: Pick<OutboxContext, 'store' | 'time' | 'log' | 'tell' | 'renderingsOf'>): MessageKind {
  const alerts = alertsOf(store);
  const alertOf = ({ content }: { readonly content: string | null }) =>
    content === null ? undefined : alerts.find(alertFromContent(content).alert);
  return {
    async compose({ delivery }, content, purpose): Promise<Composition> {
      const { alert: id, stories: told, isLast } = alertFromContent(content);
      const alert = await alerts.find(id);
      // What stands is not taken away because the alert was ended.
      if (purpose === 'send' && (!alert || alert.paused)) return NOTHING_LEFT;
      const kept = await storiesOf(store).byRows(told.map(({ row }) => row));
      if (purpose === 'send' && kept.length === 0) return NOTHING_LEFT;
      const deliveryKey = idempotencyKey(delivery);
      const shown = alert ?? { keyword: '', pingRole: null, language: 'zh-CN', dailyLimit: 0 };
      const stories = await withRenderedTitles(kept, localeOf(shown.language), renderingsOf);
      return {
        kind: 'composed',
        message: () => alertMessage({ alert: shown, day: delivery.day, stories, isLast, deliveryKey }),
        items: 0,
        emptied: () => alertTakenDown(shown, deliveryKey),
        forumTags: [],
        followUps: [],
        content: alertToContent({ alert: id, stories: kept, isLast }),
      };
    },
    async onAccepted({ delivery }) {
      const alert = await alertOf(delivery);
      if (alert?.refusedSince) await noteAlertTaken(store, alert.id);
    },
    async onRefused({ delivery }, reason) {
      const alert = await alertOf(delivery);
      if (!alert) return;
      const now = time.now();
      const refusedSince = alert.refusedSince ?? now;
      const pausedAt = shouldPause(reason, refusedSince, now) ? now : null;
      await noteAlertRefused(store, alert.id, { refusedSince, pausedAt, reason });
      log.warn({ alert: alert.id, channel: alert.channelId, reason, pausedAt }, 'a channel refuses an alert');
      if (pausedAt === null || alert.paused) return;
      // Not waited for: whoever is told slowly holds up nobody's message.
      tell({ subscription: alert, alert: alert.keyword, reason, paused: true }).catch((error: unknown) =>
        log.warn({ alert: alert.id, err: error }, 'nobody could be told of a channel that refuses alerts'),
      );
    },
  };
}
