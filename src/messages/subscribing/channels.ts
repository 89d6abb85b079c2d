import type { Reason } from '../../store/outbox/reason.ts';
import type { Destination } from '../../store/subscriptions/subscriptionRows.ts';
import type { AnyChannelKind, RoleValue } from '../conversation/options.ts';
import type { Asker } from '../conversation/place.ts';
import type { Message } from '../message.ts';

/** What the bot or a member may do in a channel, as far as digests need it. */
export const CHANNEL_RIGHTS = [
  'view',
  'send',
  'send-in-threads',
  'embed-links',
  'read-history',
  'create-threads',
  'mention-everyone',
] as const;

/** One of those rights. */
export type ChannelRight = (typeof CHANNEL_RIGHTS)[number];

/** What the bot and a member may do in a channel. */
export interface ChannelRights {
  readonly kind: AnyChannelKind;
  readonly name: string;
  readonly bot: ReadonlySet<ChannelRight>;
  readonly member: ReadonlySet<ChannelRight>;
  /** A thread that is locked to the bot. */
  readonly isLocked?: boolean;
  /** What a forum asks of its posts; only where the channel is one. */
  readonly forum?: ForumRules;
}

/** What a forum asks of its posts. */
export interface ForumRules {
  readonly requiresTag: boolean;
  /** The tags that the bot may use. */
  readonly tags: readonly { readonly id: string; readonly name: string }[];
}

/** Where a message is posted outside of the outbox. */
export interface PostingPlace extends Destination {
  readonly forumTags: readonly string[];
}

/** How a message that was to be posted at once fared; why not where it was not. */
export type PostResult = { readonly kind: 'posted' } | { readonly kind: 'refused'; readonly reason: Reason };

/** A server as its owner sets it up. */
export interface ManagedServer {
  readonly name: string;
  readonly channels: readonly { readonly id: string; readonly name: string }[];
}

/** The channels of a platform, as far as commands deal with them. */
export interface Channels {
  /** The rights in a channel; undefined where the bot does not see it. */
  rightsIn(channel: string, asker: Asker): Promise<ChannelRights | undefined>;
  /** A role of the asker's server as it is now; undefined where it is gone. */
  roleIn(role: string, asker: Asker): Promise<RoleValue | undefined>;
  /** A server that somebody owns or may manage, with the channels in which the bot may write; undefined where they may not. */
  managedServer(server: string, user: string): Promise<ManagedServer | undefined>;
  /** Posts a message outside of the outbox. */
  post(place: PostingPlace, message: Message): Promise<PostResult>;
}

/** What an admin wants of the channel beside the digest itself. */
export interface ChannelWishes {
  readonly discussionThread: boolean;
  /** Ids of a forum's tags. */
  readonly forumTags: readonly string[];
  /** A role is to be mentioned that not everybody may mention. */
  readonly mentionsClosedRole?: boolean;
}

/** The rights that posting digests to a kind of channel takes, in the order in which they are named. */
export function rightsNeeded(
  kind: AnyChannelKind,
  { discussionThread, mentionsClosedRole }: Omit<ChannelWishes, 'forumTags'>,
): readonly ChannelRight[] {
  const inThread = kind === 'thread' || kind === 'forum';
  return [
    'view',
    inThread ? 'send-in-threads' : 'send',
    // Creating a forum post takes the right to send messages.
    ...(kind === 'forum' ? (['send'] as const) : []),
    'embed-links',
    'read-history',
    ...(discussionThread && !inThread ? (['create-threads'] as const) : []),
    ...(mentionsClosedRole ? (['mention-everyone'] as const) : []),
  ];
}

/** The rights that a member needs to subscribe a channel: to see it and to write there. */
export function rightsOfMember(kind: AnyChannelKind): readonly ChannelRight[] {
  return ['view', kind === 'thread' ? 'send-in-threads' : 'send'];
}
