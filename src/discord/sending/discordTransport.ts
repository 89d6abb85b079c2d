import { type CommandIds, identifyCommands } from '../../messages/commandMentions.ts';
import type { Message } from '../../messages/message.ts';
import type { Likeness } from '../../outbox/payloadTemplates.ts';
import type {
  Created,
  CreateOptions,
  Done,
  Failure,
  Lookup,
  LookupTarget,
  PostedMessage,
  SendOptions,
  SendTarget,
  Transport,
} from '../../outbox/transport.ts';
import { discordErrorOf } from '../../store/outbox/reason.ts';
import { announcementOf, linePayload } from '../rendering/announcement.ts';
import { containerId } from '../rendering/containerId.ts';
import { renderMessage } from '../rendering/renderMessage.ts';
import { Conversations } from './conversations.ts';
import type { DiscordRestClient, RequestOutcome } from './discordRestClient.ts';
import { type Identity, NO_IDENTITY } from './identity.ts';
import { lookInChannel } from './lookInChannel.ts';
import { lookInForum } from './lookInForum.ts';
import { messageBody } from './messageBody.ts';
import { channelMessageBody, channelOf, forumPostBody, opensPost, withoutTags } from './postBodies.ts';
import { sendRepaired } from './repair.ts';
import { threadName } from './threadName.ts';

/** Discord's error codes for an action that was done before. */
const ALREADY_CROSSPOSTED = 40_033;
const THREAD_EXISTS = 160_004;

/** Discord's error code for an edit in an archived thread. */
const THREAD_ARCHIVED = 50_083;

/** Discord's error code for a post with a tag that was deleted. */
const UNKNOWN_TAG = 10_087;

/** Transport over the deliveries' REST client. */
export class DiscordTransport implements Transport {
  readonly #rest: DiscordRestClient;
  readonly #conversations: Conversations;
  readonly #insight: Identity;
  #commandIds: CommandIds = new Map();
  #timesLearned = 0;

  constructor(rest: DiscordRestClient, insight: Identity = NO_IDENTITY) {
    this.#rest = rest;
    this.#conversations = new Conversations(rest);
    this.#insight = insight;
  }

  /** Makes command names in messages clickable from now on. */
  learnCommands(ids: CommandIds): void {
    this.#commandIds = ids;
    this.#timesLearned += 1;
  }

  render(message: Message): readonly object[] {
    return renderMessage(identifyCommands(message, this.#commandIds));
  }

  traceOf(deliveryKey: string): Likeness {
    return { key: `commands ${this.#timesLearned}`, values: [deliveryKey, containerId(deliveryKey)] };
  }

  takesNonce(place: SendTarget): boolean {
    return !opensPost(place);
  }

  async create(place: SendTarget, key: string, options: CreateOptions): Promise<Created> {
    const located = await this.#locate(place, options.signal);
    if ('failed' in located) return located.failed;
    return await this.#createIn(located.place, key, options);
  }

  async #createIn(place: SendTarget, key: string, options: CreateOptions): Promise<Created> {
    let answer = await this.#post(place, key, options);
    // A deleted tag must not prevent the post; if the forum requires a tag, Discord refuses the next request.
    if (answer.kind === 'refused' && discordErrorOf(answer.reason) === UNKNOWN_TAG)
      answer = await this.#post(place, key, { ...options, beforeSend: withoutTags(options) });
    if (answer.kind !== 'ok') return answer;
    const made = messageBody.safeParse(answer.body);
    if (!made.success) return { kind: 'doubtful', reason: { code: 'unreadable-answer' } };
    const { id } = made.data;
    // A forum post and its first message share an id.
    return { kind: 'created', messageId: id, threadId: opensPost(place) ? id : place.threadId };
  }

  announcementOf(message: Message): string | undefined {
    return announcementOf(message);
  }

  renderAnnouncement(announcement: string): object {
    return linePayload(announcement);
  }

  async find(
    wanted: SendTarget,
    target: LookupTarget,
    attemptedAt: Date,
    options: SendOptions,
  ): Promise<Lookup> {
    const located = await this.#locate(wanted, options.signal);
    if ('failed' in located) return located.failed;
    const { place } = located;
    const eyes = { rest: this.#rest, insight: this.#insight };
    if (opensPost(place)) return lookInForum(eyes, place, target, attemptedAt, options);
    const lookup = await lookInChannel(eyes, channelOf(place), target, attemptedAt, options);
    return lookup.kind === 'found' ? { ...lookup, threadId: place.threadId } : lookup;
  }

  async edit(standing: PostedMessage, payload: object, options: SendOptions): Promise<Done> {
    const located = await this.#locate(standing.place, options.signal);
    if ('failed' in located) return located.failed;
    const { place } = located;
    const { messageId } = standing;
    const path = `/channels/${channelOf(place)}/messages/${messageId}`;
    const edit = () =>
      sendRepaired(async (repaired) => {
        // The edit that adds the layout removes the plain line.
        const body = { ...(repaired ?? payload), content: null, allowed_mentions: { parse: [] } };
        return { outcome: await this.#rest.request({ method: 'PATCH', path, body }, options), sent: body };
      });
    const answer = await edit();
    if (answer.kind !== 'refused' || discordErrorOf(answer.reason) !== THREAD_ARCHIVED) return doneBy(answer);
    // Forum posts are archived after some days of inactivity.
    const thread = `/channels/${channelOf(place)}`;
    const woken = await this.#rest.request(
      { method: 'PATCH', path: thread, body: { archived: false } },
      options,
    );
    return doneBy(woken.kind === 'ok' ? await edit() : woken);
  }

  /** Returns the channel of a message; for a member it is their direct message channel. */
  async #locate(place: SendTarget, signal: AbortSignal): Promise<Located> {
    if (place.channelKind !== 'direct' || place.threadId !== null) return { place };
    const conversation = await this.#conversations.openWith(place.channelId, signal);
    return 'failed' in conversation ? conversation : { place: { ...place, threadId: conversation.id } };
  }

  #post(place: SendTarget, key: string, options: CreateOptions): Promise<RequestOutcome> {
    const { signal } = options;
    const opens = opensPost(place);
    const path = opens ? `/channels/${place.channelId}/threads` : `/channels/${channelOf(place)}/messages`;
    return sendRepaired(async (repaired) => {
      let sent: object | undefined;
      const beforeSend = async () => {
        const post = await options.beforeSend();
        sent = post && (repaired ?? post.payload);
        if (!post || !sent) return undefined;
        return opens ? forumPostBody({ ...post, payload: sent }) : channelMessageBody(sent, key);
      };
      return { outcome: await this.#rest.post(path, { signal, beforeSend }), sent };
    });
  }

  async crosspost({ place, messageId }: PostedMessage, options: SendOptions): Promise<Done> {
    const path = `/channels/${channelOf(place)}/messages/${messageId}/crosspost`;
    return doneBy(await this.#rest.request({ method: 'POST', path }, options), ALREADY_CROSSPOSTED);
  }

  async openThread({ place, messageId }: PostedMessage, title: string, options: SendOptions): Promise<Done> {
    const path = `/channels/${channelOf(place)}/messages/${messageId}/threads`;
    const body = { name: threadName(title) };
    return doneBy(await this.#rest.request({ method: 'POST', path, body }, options), THREAD_EXISTS);
  }
}

type Located = { readonly place: SendTarget } | { readonly failed: Failure };

function doneBy(answer: RequestOutcome, alreadyDone?: number): Done {
  if (answer.kind === 'ok') return { kind: 'done' };
  const isDone = answer.kind === 'refused' && discordErrorOf(answer.reason) === alreadyDone;
  return isDone && alreadyDone !== undefined ? { kind: 'done' } : answer;
}
