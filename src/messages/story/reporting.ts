import type { Action } from '../actions/action.ts';
import type { Context, Request } from '../conversation/command.ts';
import type { Answer } from '../message.ts';
import { notice } from '../notice.ts';
import { textsIn } from '../texts/textsIn.ts';

/** Longest report in code points. */
const MAX_NOTE = 1000;

/** Asks what is wrong with a story, and keeps the answer for the operator. Undefined for other actions. */
export async function actOnReport(
  action: Action,
  request: Request,
  context: Context,
): Promise<Answer | undefined> {
  const words = textsIn(request.locale).member;
  if (action.kind === 'ask-report') {
    return {
      kind: 'form',
      title: words.reportTitle,
      action: { kind: 'report', story: action.story },
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
  if (action.kind !== 'report') return undefined;
  const report = { story: action.story, user: request.user, note: request.fields.note ?? '' };
  const id = await context.notes.report(report, context.clock.now());
  if (id === undefined) return notice(words.tooManyReports);
  await context.tellOperator({ id, ...report });
  return notice(words.reported(id));
}
