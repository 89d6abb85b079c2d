/** Where a command can be given: in a server that has the bot, with the bot alone, or anywhere else. */
export type InteractionContext = 'server' | 'direct' | 'elsewhere';

/** What a member may do, in the server or as the bot's owner, as far as commands ask. */
export type Permission = 'manage-server' | 'mention-everyone' | 'own-bot';

/** The place a request comes from. */
export interface Place {
  readonly context: InteractionContext;
  readonly guild?: string;
  readonly channel?: string;
  readonly permissions: ReadonlySet<Permission>;
  /** The member's roles in the server, by id. */
  readonly roles?: readonly string[];
}

/** Who asks, and where. */
export interface Asker {
  readonly user: string;
  readonly place: Place;
}
