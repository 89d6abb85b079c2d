import type { OutboxContext, WorkerContext } from '../context.ts';
import { alertKind } from './alertKind.ts';
import { digestKind } from './digestKind.ts';
import { followNoticeKind } from './followNoticeKind.ts';

/** Returns all kinds of messages. */
export function kindsOf(context: OutboxContext): WorkerContext['kinds'] {
  return {
    digest: digestKind(context),
    'follow-notice': followNoticeKind(context),
    alert: alertKind(context),
  };
}
