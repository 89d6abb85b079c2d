/** What the fake knows of Discord's world, as plain objects; ids are decimal strings of 17 to 19 digits. */

/** Channel types of the API that the fake knows. */
export const CHANNEL = {
  text: 0,
  dm: 1,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
} as const;

/** The name of a channel type. */
export type ChannelKind = keyof typeof CHANNEL;

/** A person, or the bot itself. */
export interface User {
  readonly id: string;
  readonly username: string;
  readonly bot: boolean;
  locale: string;
  /** True where direct messages from the bot are refused (50007). */
  dmsClosed: boolean;
}

/** A role; the one whose id is the guild's is @everyone. */
export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  position: number;
  mentionable: boolean;
  readonly managed: boolean;
}

/** What a channel grants or denies to a role (type 0) or a member (type 1). */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

/** A channel of a guild, a thread or a direct message. */
export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly guildId: string | undefined;
  readonly parentId: string | undefined;
  readonly recipientId: string | undefined;
  readonly ownerId: string | undefined;
  name: string;
  overwrites: Overwrite[];
  archived: boolean;
  archivedAt: number;
  locked: boolean;
  /** A forum's tags, and whether each of its posts needs one (the flag REQUIRE_TAG). */
  tags: ForumTag[];
  requiresTag: boolean;
  deleted: boolean;
  readonly messages: Message[];
}

/** A tag of a forum; a moderated one takes the right to manage threads. */
export interface ForumTag {
  readonly id: string;
  readonly name: string;
  readonly moderated: boolean;
}

/** A user's place in a guild. */
export interface Member {
  readonly user: User;
  readonly roleIds: string[];
  readonly joinedAt: number;
}

/** A server. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly roles: Map<string, Role>;
  readonly channels: Map<string, Channel>;
  readonly members: Map<string, Member>;
  readonly locale: string;
  systemChannelId: string | undefined;
  /** Who added the bot, as the audit log and the list of integrations say. */
  addedBy: string | undefined;
  /** False where the bot is not (or no longer) a member. */
  botInstalled: boolean;
}

/** A component of a message, as it goes over the wire. */
export interface Component {
  readonly type: number;
  readonly id?: number | null | undefined;
  readonly content?: string | null | undefined;
  readonly custom_id?: string | null | undefined;
  readonly label?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly style?: number | null | undefined;
  readonly disabled?: boolean | null | undefined;
  readonly placeholder?: string | null | undefined;
  readonly min_values?: number | null | undefined;
  readonly max_values?: number | null | undefined;
  readonly options?: readonly SelectOption[] | null | undefined;
  readonly items?: readonly MediaItem[] | null | undefined;
  readonly media?: { readonly url: string } | null | undefined;
  readonly accessory?: Component | null | undefined;
  readonly components?: readonly Component[] | null | undefined;
  readonly component?: Component | null | undefined;
  readonly [other: string]: unknown;
}

/** One choice of a select menu. */
export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string | null | undefined;
  readonly default?: boolean | null | undefined;
}

/** One picture of a media gallery. */
export interface MediaItem {
  readonly media: { readonly url: string };
  readonly description?: string | null | undefined;
}

/** A message, whole. `editedAt` and `createdAt` are instants of the fake's clock. */
export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly author: User;
  readonly createdAt: number;
  readonly nonce: string | undefined;
  readonly referenceId: string | undefined;
  readonly interactionId: string | undefined;
  /** The only user who sees it, for an ephemeral answer. */
  readonly visibleTo: string | undefined;
  content: string;
  embeds: readonly unknown[];
  components: readonly Component[];
  attachments: readonly unknown[];
  flags: number;
  editedAt: number | undefined;
  /** Every body it had before an edit, oldest first. */
  readonly history: {
    content: string;
    components: readonly Component[];
    allowedMentions: unknown;
    at: number;
  }[];
  allowedMentions: unknown;
  deleted: boolean;
}

/** Message flags that the fake reads or sets. */
export const MESSAGE_FLAG = {
  crossposted: 1 << 0,
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;
