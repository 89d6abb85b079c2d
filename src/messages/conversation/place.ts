/** Context of a request: a server with the bot, direct messages with the bot, or anywhere else. */
export type InteractionContext = 'server' | 'direct' | 'elsewhere';

/** Permissions of a member, in the server or as the bot's owner, as far as commands need them. */
export type Permission = 'manage-server' | 'mention-everyone' | 'own-bot';

/** Place of a request. */
export interface Place {
  readonly context: InteractionContext;
  readonly guild?: string;
  readonly channel?: string;
  readonly permissions: ReadonlySet<Permission>;
  /** Ids of the member's roles in the server. */
  readonly roles?: readonly string[];
}

/** The asker and their place. */
export interface Asker {
  readonly user: string;
  readonly place: Place;
}
