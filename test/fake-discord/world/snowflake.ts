/** The first millisecond of 2015, from which Discord counts. */
const DISCORD_EPOCH_MS = 1_420_070_400_000;

const SEQUENCE_BITS = 22n;

/** The snowflake of an instant: 17 to 19 digits for every year from 2016 to 2084. */
export function snowflakeAt(milliseconds: number, sequence = 0): string {
  return ((BigInt(milliseconds - DISCORD_EPOCH_MS) << SEQUENCE_BITS) | BigInt(sequence)).toString();
}

/** The instant, in milliseconds since 1970, that a snowflake carries. */
export function snowflakeTime(id: string): number {
  return Number(BigInt(id) >> SEQUENCE_BITS) + DISCORD_EPOCH_MS;
}

/** Discord's routing of a guild to a shard. */
export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> SEQUENCE_BITS) % BigInt(shards));
}

/** Whether the first id was made before the second; both are decimal without leading zeros. */
export function isOlder(id: string, than: string): boolean {
  return id.length === than.length ? id < than : id.length < than.length;
}

/** Hands out ids that grow with the clock and never repeat, even when the clock is set back. */
export class SnowflakeMint {
  readonly #now: () => number;
  #lastMs = 0;
  #sequence = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  next(): string {
    const now = this.#now();
    if (now > this.#lastMs) {
      this.#lastMs = now;
      this.#sequence = 0;
    } else {
      this.#sequence += 1;
    }
    return snowflakeAt(this.#lastMs, this.#sequence);
  }
}
