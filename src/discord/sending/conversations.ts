import { LRUCache } from 'lru-cache';
import type { Failure } from '../../outbox/transport.ts';
import type { DiscordRestClient } from './discordRestClient.ts';
import { messageBody } from './messageBody.ts';

/** Number of direct message channels that are cached for later edits. */
const MOST_REMEMBERED = 1000;

/** Cache of members' direct message channels. */
export class Conversations {
  readonly #rest: Pick<DiscordRestClient, 'request'>;
  readonly #known = new LRUCache<string, string>({ max: MOST_REMEMBERED });

  constructor(rest: Pick<DiscordRestClient, 'request'>) {
    this.#rest = rest;
  }

  /** Returns the id of a member's direct message channel. Opening it sends nothing. */
  async openWith(
    user: string,
    signal: AbortSignal,
  ): Promise<{ readonly id: string } | { readonly failed: Failure }> {
    const known = this.#known.get(user);
    if (known !== undefined) return { id: known };
    const opened = await this.#rest.request(
      { method: 'POST', path: '/users/@me/channels', body: { recipient_id: user } },
      { beforeSend: async () => true, signal },
    );
    if (opened.kind === 'doubtful') return { failed: { ...opened, kind: 'unsent' } };
    if (opened.kind !== 'ok') return { failed: opened };
    const channel = messageBody.safeParse(opened.body);
    if (!channel.success) return { failed: { kind: 'unsent', reason: { code: 'unreadable-answer' } } };
    this.#known.set(user, channel.data.id);
    return { id: channel.data.id };
  }
}
