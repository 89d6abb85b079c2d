/** The first millisecond of 2015, from which Discord's ids count. */
const DISCORD_EPOCH_MILLISECONDS = 1_420_070_400_000;

/** The instant at which Discord made an id, in milliseconds since 1970. */
export function snowflakeMilliseconds(id: string): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH_MILLISECONDS;
}

/** The shard that is told of a server: https://discord.com/developers/docs/events/gateway#sharding-sharding-formula. */
export function shardOf(server: string, shards: number): number {
  return Number((BigInt(server) >> 22n) % BigInt(shards));
}
