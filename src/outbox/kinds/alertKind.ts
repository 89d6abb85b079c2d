import type { Queries } from '../../database/database.ts';
import { alertMessage, alertTakenDown } from '../../messages/alerts/alertMessage.ts';
import { localeOf } from '../../messages/locale.ts';
import { withRenderedTitles } from '../../messages/renderedTitles.ts';
import type { Alert } from '../../store/alerts/alertRows.ts';
import { findAlert } from '../../store/alerts/alerts.ts';
import { alertFromContent, alertToContent } from '../../store/alerts/dueAlerts.ts';
import { noteAlertRefused, noteAlertTaken } from '../../store/alerts/refusedAlerts.ts';
import { storiesOf } from '../../store/news/stories.ts';
import { type Delivery, idempotencyKey } from '../../store/outbox/deliveryRows.ts';
import type { OutboxContext } from '../context.ts';
import { shouldPause } from '../refusals.ts';
import { type Composition, type MessageKind, NOTHING_LEFT } from './messageKind.ts';

/** Kind of messages that alert a channel to news about a keyword. */
export function alertKind({
  store,
  time,
  renderingsOf,
}: Pick<OutboxContext, 'store' | 'time' | 'renderingsOf'>): MessageKind {
  return {
    async compose({ delivery }, content, purpose): Promise<Composition> {
      const { alert: id, stories: told, isLast } = alertFromContent(content);
      const alert = await findAlert(store, id);
      // A sent message stays when the alert is removed.
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
    acceptance({ delivery: { content } }) {
      return async (transaction) => {
        if (content !== null) await noteAlertTaken(transaction, alertFromContent(content).alert);
      };
    },
    async noteRefused(transaction, { delivery }, reason) {
      const alert = await alertOf(transaction, delivery);
      if (!alert) return undefined;
      const now = time.now();
      const refusedSince = alert.refusedSince ?? now;
      const pausedAt = shouldPause(reason, refusedSince, now) ? now : null;
      await noteAlertRefused(transaction, alert.id, { refusedSince, pausedAt, reason });
      if (pausedAt === null || alert.paused) return undefined;
      return { subscription: alert, alert: alert.keyword, reason, paused: true };
    },
  };
}

async function alertOf(queries: Queries, { content }: Delivery): Promise<Alert | undefined> {
  return content === null ? undefined : await findAlert(queries, alertFromContent(content).alert);
}
