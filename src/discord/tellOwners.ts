import type { Logger } from 'pino';
import type { Message } from '../messages/message.ts';
import type { DirectMail } from '../outbox/directMail.ts';
import type { Report } from '../store/members/memberNotes.ts';
import { sendReadable } from './readableMail.ts';

/** Forwards a member's report to the bot's owners; it is also logged and stored. */
export async function tellOwners(
  report: Report & { readonly id: string },
  owners: ReadonlySet<string>,
  mail: DirectMail,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  const { id, story, note } = report;
  log.warn({ report: id, story, note }, 'a member reports a mistake in a story');
  for (const owner of owners) {
    const mailed = await sendReadable(mail, owner, reportMessage(report), id);
    if (mailed.kind !== 'sent')
      log.warn({ report: id, owner, mailed: mailed.kind }, 'an owner could not be told');
  }
}

/** Sends a message to the bot's owners; resolves with whether one of them got it, as far as known. */
export async function mailOwners(
  message: Message,
  key: string,
  owners: ReadonlySet<string>,
  mail: DirectMail,
): Promise<boolean> {
  const mailed = await Promise.all([...owners].map((owner) => sendReadable(mail, owner, message, key)));
  return mailed.some(({ kind }) => kind === 'sent' || kind === 'doubtful');
}

function reportMessage({ id, story, note }: Report & { readonly id: string }): Message {
  return {
    kind: 'message',
    title: `报错 ${id}`,
    announcement: `报错 ${id}：${note}`,
    visibility: 'everyone',
    blocks: [
      { kind: 'heading', level: 3, text: `报错 ${id}` },
      { kind: 'quote', label: story, paragraphs: [note] },
      {
        kind: 'buttons',
        buttons: [{ kind: 'action', label: '看这条新闻', action: { kind: 'open-story', story } }],
      },
    ],
  };
}
