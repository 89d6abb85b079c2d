/** What keeps the bot from Discord, by who must act on it. */
export type DiscordProblem =
  | 'token'
  | 'shard'
  | 'more-shards'
  | 'intents'
  | 'closed'
  | 'out-of-order'
  | 'unreachable';

const SENTENCES: Readonly<Record<DiscordProblem, (detail: string) => string>> = {
  token: () => 'Discord does not accept DISCORD_TOKEN: copy the bot token anew from the developer portal.',
  shard: () => 'Discord refuses this shard: SULAN_SHARDS has to be the same for every process of the bot.',
  'more-shards': () => 'Discord asks for more shards: raise SULAN_SHARDS, or leave it out.',
  intents: () => 'Discord refuses the intents: upgrade the bot.',
  closed: (code) => `Discord closed the gateway for good (code ${code}): start the bot again.`,
  'out-of-order': (status) =>
    `Discord is out of order (${status}): look at https://discordstatus.com, and start again later.`,
  unreachable: (cause) =>
    `Discord cannot be reached (${cause}): check the network, its proxy (HTTPS_PROXY), and DISCORD_API_URL where it is set.`,
};

/** The bot cannot be on Discord; the message tells the operator in English what to do. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly problem: DiscordProblem;
  /** Close code, HTTP status or code of the system, where the problem has one. */
  readonly detail: string;

  constructor(problem: DiscordProblem, detail: string, cause?: unknown) {
    super(SENTENCES[problem](detail), { cause });
    this.problem = problem;
    this.detail = detail;
  }
}
