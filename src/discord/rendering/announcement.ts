import type { APIAllowedMentions } from 'discord-api-types/v10';
import type { Message } from '../../messages/message.ts';
import { clip } from '../../messages/takeSentences.ts';
import { printableLine } from '../../text/printable.ts';
import { LIMITS } from './limits.ts';
import { escapeMarkdown, markdownOf } from './markdown.ts';

/** Payload of a message with one plain line. */
export interface LinePayload {
  readonly content: string;
  readonly allowed_mentions: APIAllowedMentions;
}

/**
 * Returns the plain line with which a notifying message is created: a phone's notification of a Components V2 message
 * is empty (discord-api-docs #7854), so its layout follows by an edit. Undefined if nobody is notified.
 */
export function announcementOf({ announcement, pingRole }: Message): string | undefined {
  if (announcement === undefined) return undefined;
  const words = escapeMarkdown(clip(printableLine(announcement).trim(), LIMITS.announcement));
  const mention = pingRole === undefined ? '' : markdownOf([{ kind: 'role', id: pingRole }]);
  return [mention, words].filter((part) => part !== '').join(' ');
}

const LEADING_ROLE = /^<@&(\d{17,20})>/u;

/** Returns the payload of such a line; only the role at its start can be pinged. */
export function linePayload(content: string): LinePayload {
  const role = LEADING_ROLE.exec(content)?.[1];
  return { content, allowed_mentions: role === undefined ? { parse: [] } : { parse: [], roles: [role] } };
}
