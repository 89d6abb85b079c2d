import type {
  Created,
  Departure,
  Done,
  Place,
  Post,
  Sender,
  Sighting,
  Standing,
} from '../../deliveries/sender.ts';
import type { Message } from '../../messages/message.ts';
import { renderMessage } from '../rendering/renderMessage.ts';
import type { DigestRest, Outcome } from './digestRest.ts';
import { lookInChannel } from './lookInChannel.ts';
import { lookInForum } from './lookInForum.ts';
import { messageReply } from './reply.ts';
import { threadName } from './threadName.ts';

/** Discord's answers to doing once more what has been done. */
const ALREADY_CROSSPOSTED = 40_033;
const THREAD_EXISTS = 160_004;

/** Brings digests to Discord over a REST of their own. */
export class DigestSender implements Sender {
  readonly #rest: DigestRest;

  constructor(rest: DigestRest) {
    this.#rest = rest;
  }

  render(message: Message): readonly object[] {
    return renderMessage(message);
  }

  takesNonce(place: Place): boolean {
    return !opensPost(place);
  }

  async create(post: Post, departure: Departure): Promise<Created> {
    const { place, key, payload } = post;
    const answer = await this.#rest.request(
      opensPost(place)
        ? {
            method: 'POST',
            path: `/channels/${place.channelId}/threads`,
            body: { name: threadName(post.title), message: payload },
          }
        : {
            method: 'POST',
            path: `/channels/${channelOf(place)}/messages`,
            body: { ...payload, nonce: key, enforce_nonce: true },
          },
      departure,
    );
    if (answer.kind !== 'ok') return answer;
    const made = messageReply.safeParse(answer.body);
    if (!made.success) return { kind: 'doubtful', reason: 'Discord answered without the message’s id' };
    const { id } = made.data;
    // A forum post and its first message have one id.
    return { kind: 'created', messageId: id, threadId: opensPost(place) ? id : place.threadId };
  }

  async find(place: Place, key: string, attemptedAt: Date, departure: Departure): Promise<Sighting> {
    if (opensPost(place)) return lookInForum(this.#rest, place, key, attemptedAt, departure);
    const sighting = await lookInChannel(this.#rest, channelOf(place), key, attemptedAt, departure);
    return sighting.kind === 'found' ? { ...sighting, threadId: place.threadId } : sighting;
  }

  async edit({ place, messageId }: Standing, payload: object, departure: Departure): Promise<Done> {
    const path = `/channels/${channelOf(place)}/messages/${messageId}`;
    const body = { ...payload, allowed_mentions: { parse: [] } };
    return doneBy(await this.#rest.request({ method: 'PATCH', path, body }, departure));
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

function channelOf({ channelId, threadId }: Place): string {
  return threadId ?? channelId;
}

function doneBy(answer: Outcome, alreadyDone?: number): Done {
  if (answer.kind === 'ok') return { kind: 'done' };
  const isDone = answer.kind === 'refused' && alreadyDone !== undefined && answer.code === alreadyDone;
  return isDone ? { kind: 'done' } : answer;
}
