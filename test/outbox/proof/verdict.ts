import { type Delivery, idempotencyKey } from '../../../src/store/outbox/deliveryRows.ts';
import { MESSAGE_FLAG, type Message } from '../../fake-discord/model.ts';
import type { Scene } from './scene.ts';

/** Everything that breaks the promise of exactly once, one sentence each; none means that it was kept. */
export async function brokenPromises(scene: Scene): Promise<readonly string[]> {
  const messages = scene.messagesByKey();
  const deliveries = await scene.deliveries();
  const subscribed = Number((await scene.store.get('SELECT count(*) AS count FROM subscriptions'))?.count);
  const opened = deliveries.filter(({ part }) => part === 1).length;
  const known = new Set(deliveries.map(idempotencyKey));
  return [
    ...(opened === subscribed ? [] : [`${subscribed} subscriptions, but ${opened} deliveries`]),
    ...[...messages.keys()]
      .filter((key) => !known.has(key))
      .map((key) => `${key} stands, but not in the outbox`),
    ...deliveries.flatMap((delivery) =>
      broken(scene, delivery, messages.get(idempotencyKey(delivery)) ?? []),
    ),
    ...(await plainLines(scene)),
    ...scene.fake.violations.map((violation) => `${violation.request}: ${violation.at} ${violation.rule}`),
    ...scene.fake.faults.map((fault) => `a fault of the fake: ${String(fault)}`),
  ];
}

/**
 * Lines that were never given their layout. Where nobody can find out what became of a request, its line may stand, once,
 * in a channel whose delivery is unknown; so may the line of a direct message, whose bot was killed before the edit.
 */
async function plainLines(scene: Scene): Promise<string[]> {
  const unknown = (await scene.deliveries()).filter(({ state }) => state === 'unknown');
  return scene.plainLines().flatMap(({ id, channelId, content }) => {
    const channel = scene.fake.world.channels.get(channelId);
    if (channel?.kind === 'dm') return [];
    const at = unknown.findIndex(
      (delivery) =>
        delivery.announcement === content &&
        (delivery.channelId === channelId || delivery.channelId === channel?.parentId),
    );
    if (at >= 0) unknown.splice(at, 1);
    return at >= 0 ? [] : [`message ${id} still is a plain line: ${content}`];
  });
}

/** How many digests did not come though their channel can be read, and how many messages stand too many. */
export async function lossesOf(scene: Scene): Promise<{ readonly lost: number; readonly twice: number }> {
  const messages = scene.messagesByKey();
  const deliveries = await scene.deliveries();
  const readable = deliveries.filter((delivery) => READABLE.has(scene.kindOf(delivery)));
  const opened = deliveries.filter(({ part }) => part === 1).length;
  const subscribed = Number((await scene.store.get('SELECT count(*) AS count FROM subscriptions'))?.count);
  return {
    lost: readable.filter(({ state }) => state !== 'sent').length + Math.max(0, subscribed - opened),
    twice: [...messages.values()].reduce((sum, copies) => sum + copies.length - 1, 0),
  };
}

const READABLE: ReadonlySet<string> = new Set(['text', 'announcement', 'forum']);

function isAnnounced(scene: Scene, { part }: Delivery, { id, flags }: Message): boolean {
  return (flags & MESSAGE_FLAG.crossposted) !== 0 && (part > 1 || scene.fake.world.channels.has(id));
}

function broken(scene: Scene, delivery: Delivery, copies: readonly string[]): string[] {
  const kind = scene.kindOf(delivery);
  const name = `${idempotencyKey(delivery)} (${kind}, ${delivery.state}${delivery.reason ? `: ${JSON.stringify(delivery.reason)}` : ''})`;
  const faults: string[] = [];
  if (copies.length > 1) faults.push(`${name} stands ${copies.length} times`);
  if (delivery.state === 'sent' && delivery.messageId !== copies[0])
    faults.push(`${name} is not the message that the outbox names`);
  const message = scene.fake.world.messages.get(delivery.messageId ?? '');
  if (message && !scene.isUpToDate(message)) faults.push(`${name} shows what was corrected`);
  if (message && kind === 'announcement' && !isAnnounced(scene, delivery, message))
    faults.push(`${name} was not crossposted, or has no discussion`);
  const isReadable = READABLE.has(kind);
  if (isReadable && delivery.state !== 'sent') faults.push(`${name} was not delivered`);
  const mayEnd = kind === 'forbidden' ? ['failed', 'skipped'] : ['sent', 'unknown', 'skipped'];
  if (!isReadable && !mayEnd.includes(delivery.state)) faults.push(`${name} has no end`);
  if (delivery.state === 'skipped' && delivery.reason?.code !== 'earlier-part-failed')
    faults.push(`${name} was left out`);
  return faults;
}
