import type { Reason } from '../../store/outbox/reason.ts';
import type { Destination } from '../../store/subscriptions/destination.ts';
import type { AnyChannelKind, RoleValue } from '../conversation/options.ts';
import type { Asker } from '../conversation/place.ts';
import type { Message } from '../message.ts';

/** Permissions in a channel that digests need. */
export const CHANNEL_RIGHTS = [
  'view',
  'send',
  'send-in-threads',
  'embed-links',
  'read-history',
  'create-threads',
  'mention-everyone',
] as const;

/** One of these permissions. */
export type ChannelRight = (typeof CHANNEL_RIGHTS)[number];

/** Permissions of the bot and a member in a channel. */
export interface ChannelRights {
  readonly kind: AnyChannelKind;
  readonly name: string;
  readonly bot: ReadonlySet<ChannelRight>;
  readonly member: ReadonlySet<ChannelRight>;
  /** Whether it is a thread locked to the bot. */
  readonly isLocked?: boolean;
  /** Rules of a forum for posts, if the channel is one. */
  readonly forum?: ForumRules;
}

/** Rules of a forum for posts. */
export interface ForumRules {
  readonly requiresTag: boolean;
  /** Tags that the bot may use. */
  readonly tags: readonly { readonly id: string; readonly name: string }[];
}

/** Place of a message outside the outbox. */
export interface PostingPlace extends Destination {
  readonly forumTags: readonly string[];
}

/** Outcome of posting a message at once, with the reason of a failure. */
export type PostResult = { readonly kind: 'posted' } | { readonly kind: 'refused'; readonly reason: Reason };

/** A server being set up by its owner. */
export interface ManagedServer {
  readonly name: string;
  readonly channels: readonly { readonly id: string; readonly name: string }[];
}

/** Channels of a platform, as used by commands. */
export interface Channels {
  /** Returns the permissions in a channel; undefined if the bot does not see it. */
  rightsIn(channel: string, asker: Asker): Promise<ChannelRights | undefined>;
  /** Returns a current role of the asker's server; undefined if it was deleted. */
  roleIn(role: string, asker: Asker): Promise<RoleValue | undefined>;
  /**
   * Returns a server that a user owns or may manage, with the channels in which the bot may write; undefined if they
   * may not.
   */
  managedServer(server: string, user: string): Promise<ManagedServer | undefined>;
  /** Posts a message outside of the outbox. */
  post(place: PostingPlace, message: Message): Promise<PostResult>;
}

/** Wishes of an admin beside the digest itself. */
export interface ChannelWishes {
  readonly discussionThread: boolean;
  /** Ids of forum tags. */
  readonly forumTags: readonly string[];
  /** Whether to mention a role that not everybody may mention. */
  readonly mentionsClosedRole?: boolean;
}

/** Returns the permissions needed to post digests to a kind of channel, in the order of naming. */
export function rightsNeeded(
  kind: AnyChannelKind,
  { discussionThread, mentionsClosedRole }: Omit<ChannelWishes, 'forumTags'>,
): readonly ChannelRight[] {
  const inThread = kind === 'thread' || kind === 'forum';
  return [
    'view',
    inThread ? 'send-in-threads' : 'send',
    // Creating a forum post requires the permission to send messages.
    ...(kind === 'forum' ? (['send'] as const) : []),
    'embed-links',
    'read-history',
    ...(discussionThread && !inThread ? (['create-threads'] as const) : []),
    ...(mentionsClosedRole ? (['mention-everyone'] as const) : []),
  ];
}

/** Returns the permissions that a member needs to subscribe a channel: seeing it and writing there. */
export function rightsOfMember(kind: AnyChannelKind): readonly ChannelRight[] {
  return ['view', kind === 'thread' ? 'send-in-threads' : 'send'];
}
