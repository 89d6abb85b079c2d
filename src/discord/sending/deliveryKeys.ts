import type { LookupTarget } from '../../outbox/transport.ts';
import { containerId } from '../rendering/containerId.ts';
import type { MessageBody } from './messageBody.ts';

/** Whether a message is the bot's message of a delivery, not somebody else's copy. */
export async function isOfDelivery(
  { id, author, content, components }: MessageBody,
  { key, announcement, isOthers }: LookupTarget,
  botId: string | undefined,
): Promise<boolean> {
  const isOwn = author === undefined || botId === undefined || author.id === botId;
  if (!isOwn) return false;
  const isLine = announcement !== null && content?.trim() === announcement.trim();
  return carriesKey(components, key) || (isLine && !(await isOthers(id)));
}

/**
 * Whether a message's container has the id of a delivery's key, or a custom id contains the key (see `encodeAction`).
 */
export function carriesKey(components: readonly unknown[] | undefined, key: string): boolean {
  const id = containerId(key);
  const open: unknown[] = [...(components ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if ('id' in next && next.id === id) return true;
    if ('custom_id' in next && typeof next.custom_id === 'string' && next.custom_id.endsWith(`#${key}`))
      return true;
    if ('components' in next && Array.isArray(next.components)) open.push(...next.components);
    if ('accessory' in next) open.push(next.accessory);
  }
  return false;
}
