import type {
  Created,
  Departure,
  Done,
  Place,
  Post,
  PostDeparture,
  Sender,
  Sighting,
  Standing,
} from '../../deliveries/sender.ts';
import type { Message } from '../../messages/message.ts';
import { discordErrorOf } from '../../store/ledger/reason.ts';
import { renderMessage } from '../rendering/renderMessage.ts';
import type { DigestRest, Outcome } from './digestRest.ts';
import { type Insight, NO_INSIGHT } from './insight.ts';
import { lookInChannel } from './lookInChannel.ts';
import { lookInForum } from './lookInForum.ts';
import { messageReply } from './reply.ts';
import { threadName } from './threadName.ts';

/** Discord's answers to doing once more what has been done. */
const ALREADY_CROSSPOSTED = 40_033;
const THREAD_EXISTS = 160_004;

/** Discord's answer to an edit in a thread that sleeps. */
const THREAD_ARCHIVED = 50_083;

/** Brings digests to Discord over a REST of their own. */
export class DigestSender implements Sender {
  readonly #rest: DigestRest;
  readonly #insight: Insight;

  constructor(rest: DigestRest, insight: Insight = NO_INSIGHT) {
    this.#rest = rest;
    this.#insight = insight;
  }

  render(message: Message): readonly object[] {
    return renderMessage(message);
  }

  takesNonce(place: Place): boolean {
    return !opensPost(place);
  }

  async create(place: Place, key: string, departure: PostDeparture): Promise<Created> {
    const { signal } = departure;
    const answer = await (opensPost(place)
      ? this.#rest.post(`/channels/${place.channelId}/threads`, {
          signal,
          leave: () => threadOf(departure.leave()),
        })
      : this.#rest.post(`/channels/${channelOf(place)}/messages`, {
          signal,
          leave: () => messageOf(departure.leave(), key),
        }));
    if (answer.kind !== 'ok') return answer;
    const made = messageReply.safeParse(answer.body);
    if (!made.success) return { kind: 'doubtful', reason: { code: 'unreadable-answer' } };
    const { id } = made.data;
    // A forum post and its first message have one id.
    return { kind: 'created', messageId: id, threadId: opensPost(place) ? id : place.threadId };
  }

  async find(place: Place, key: string, attemptedAt: Date, departure: Departure): Promise<Sighting> {
    const eyes = { rest: this.#rest, insight: this.#insight };
    if (opensPost(place)) return lookInForum(eyes, place, key, attemptedAt, departure);
    const sighting = await lookInChannel(eyes, channelOf(place), key, attemptedAt, departure);
    return sighting.kind === 'found' ? { ...sighting, threadId: place.threadId } : sighting;
  }

  async edit({ place, messageId }: Standing, payload: object, departure: Departure): Promise<Done> {
    const path = `/channels/${channelOf(place)}/messages/${messageId}`;
    const body = { ...payload, allowed_mentions: { parse: [] } };
    const edit = () => this.#rest.request({ method: 'PATCH', path, body }, departure);
    const answer = await edit();
    if (answer.kind !== 'refused' || discordErrorOf(answer.reason) !== THREAD_ARCHIVED) return doneBy(answer);
    // A forum's posts go to sleep after some days without an answer.
    const thread = `/channels/${channelOf(place)}`;
    const woken = await this.#rest.request(
      { method: 'PATCH', path: thread, body: { archived: false } },
      departure,
    );
    return doneBy(woken.kind === 'ok' ? await edit() : woken);
  }

  async crosspost({ place, messageId }: Standing, departure: Departure): Promise<Done> {
    const path = `/channels/${channelOf(place)}/messages/${messageId}/crosspost`;
    return doneBy(await this.#rest.request({ method: 'POST', path }, departure), ALREADY_CROSSPOSTED);
  }

  async openThread({ place, messageId }: Standing, title: string, departure: Departure): Promise<Done> {
    const path = `/channels/${channelOf(place)}/messages/${messageId}/threads`;
    const body = { name: threadName(title) };
    return doneBy(await this.#rest.request({ method: 'POST', path, body }, departure), THREAD_EXISTS);
  }
}

function opensPost({ channelKind, threadId }: Place): boolean {
  return channelKind === 'forum' && threadId === null;
}

/** A post opens with its first message. */
function threadOf(post: Post | undefined): object | undefined {
  return post && { name: threadName(post.title), message: post.payload };
}

function messageOf(post: Post | undefined, nonce: string): object | undefined {
  return post && { ...post.payload, nonce, enforce_nonce: true };
}

function channelOf({ channelId, threadId }: Place): string {
  return threadId ?? channelId;
}

function doneBy(answer: Outcome, alreadyDone?: number): Done {
  if (answer.kind === 'ok') return { kind: 'done' };
  const isDone = answer.kind === 'refused' && discordErrorOf(answer.reason) === alreadyDone;
  return isDone && alreadyDone !== undefined ? { kind: 'done' } : answer;
}
