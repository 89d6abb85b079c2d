/** Epoch of Discord's ids: the first millisecond of 2015. */
const DISCORD_EPOCH_MILLISECONDS = 1_420_070_400_000;

/** Returns the instant of an id's creation, in milliseconds since 1970. */
export function snowflakeMilliseconds(id: string): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH_MILLISECONDS;
}

/** Returns the shard of a server: https://discord.com/developers/docs/events/gateway#sharding-sharding-formula. */
export function shardOf(server: string, shards: number): number {
  return Number((BigInt(server) >> 22n) % BigInt(shards));
}
