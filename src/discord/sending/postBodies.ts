import type { CreateOptions, Post, SendTarget } from '../../outbox/transport.ts';
import { LIMITS } from '../rendering/limits.ts';
import { threadName } from './threadName.ts';

/** Whether a message to this place opens a post in a forum. */
export function opensPost({ channelKind, threadId }: SendTarget): boolean {
  return channelKind === 'forum' && threadId === null;
}

/** Returns the channel in which a message of this place is: a thread where there is one. */
export function channelOf({ channelId, threadId }: SendTarget): string {
  return threadId ?? channelId;
}

/** Returns the body of a forum post, which contains its first message. */
export function forumPostBody({ title, payload, forumTags }: Post): object {
  const tags = forumTags.length > 0 && { applied_tags: forumTags.slice(0, LIMITS.forumTags) };
  return { name: threadName(title), message: payload, ...tags };
}

/** Returns the body of a message in a channel; Discord refuses a second one with the same nonce for some minutes. */
export function channelMessageBody(payload: object, nonce: string): object {
  return { ...payload, nonce, enforce_nonce: true };
}

/** Returns what is asked before a forum post is sent, so that the post carries no tags. */
export function withoutTags({ beforeSend }: CreateOptions): CreateOptions['beforeSend'] {
  return async () => {
    const post = await beforeSend();
    return post && { ...post, forumTags: [] };
  };
}
