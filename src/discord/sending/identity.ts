/** What the gateway tells of the bot, for whoever looks for its messages; undefined where it has not told. */
export interface Identity {
  /** The bot's own user id. */
  botId(): string | undefined;
  /** Whether the bot may read what was written in a channel before. */
  mayReadHistory(channelId: string): boolean | undefined;
}

/** Of a bot that has no gateway. */
export const NO_IDENTITY: Identity = { botId: () => undefined, mayReadHistory: () => undefined };
