/** The bot's identity and permissions from the gateway, for lookups of its messages; undefined if unknown. */
export interface Identity {
  /** Returns the bot's user id. */
  botId(): string | undefined;
  /** Whether the bot may read a channel's history. */
  mayReadHistory(channelId: string): boolean | undefined;
}

/** Identity of a bot without a gateway. */
export const NO_IDENTITY: Identity = { botId: () => undefined, mayReadHistory: () => undefined };
