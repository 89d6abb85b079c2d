import type { ActionOf } from '../actions/action.ts';
import type { ActionHandlers } from '../conversation/command.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Form, Message } from '../message.ts';
import { notice } from '../notice.ts';

/** Maximum length of a report in code points. */
const MAX_NOTE = 1000;

/** Handlers of reporting an error in a story. */
export const reportActions = { 'ask-report': askReport, report: keepReport } satisfies ActionHandlers;

function askReport({ story }: ActionOf<'ask-report'>, { texts: { member: words } }: Conversation): Form {
  return {
    kind: 'form',
    title: words.reportTitle,
    action: { kind: 'report', story },
    fields: [
      {
        kind: 'text',
        name: 'note',
        label: words.reportField,
        placeholder: words.reportPlaceholder,
        required: true,
        long: true,
        maxLength: MAX_NOTE,
      },
    ],
  };
}

async function keepReport(
  { story }: ActionOf<'report'>,
  { user, fields, services, texts: { member: words } }: Conversation,
): Promise<Message> {
  const report = { story, user, note: fields.note ?? '' };
  const id = await services.notes.report(report, services.clock.now());
  if (id === undefined) return notice(words.tooManyReports);
  await services.tellOperator({ id, ...report });
  return notice(words.reported(id));
}
