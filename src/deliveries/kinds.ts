import { alertKind } from './alertKind.ts';
import type { DeliveryContext, OutboxContext } from './context.ts';
import { digestKind } from './digestKind.ts';
import { followNoticeKind } from './followNotice.ts';

/** Every kind of message that the outbox sends. */
export function kindsOf(context: DeliveryContext): OutboxContext['kinds'] {
  return {
    digest: digestKind(context),
    'follow-notice': followNoticeKind(context),
    alert: alertKind(context),
  };
}
