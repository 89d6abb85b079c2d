/** How the shards of a bot are spread at one moment. */
export interface ShardSpread {
  /** How many shards the bot has. */
  readonly total: number;
  /** This process, as `owners` names it. */
  readonly owner: string;
  /** The processes that are alive, this one among them. */
  readonly processes: readonly string[];
  /** Who has which shard. */
  readonly owners: ReadonlyMap<number, string>;
}

/** What one process is to do so that the shards come to be spread evenly. */
export interface ShardPlan {
  readonly take: readonly number[];
  readonly giveBack: readonly number[];
  /** How many shards it has once it has its part. */
  readonly least: number;
}

/**
 * Every process takes its part rounded down, the rest goes one each to whoever comes first; who has more than its part
 * rounded up gives the surplus back. Where a process has less than its part and nothing is free, the first of those that
 * have most gives one back, so that no shard moves without need.
 */
export function planShards({ total, owner, processes, owners }: ShardSpread): ShardPlan {
  const least = Math.floor(total / Math.max(1, processes.length));
  const most = Math.ceil(total / Math.max(1, processes.length));
  const countOf = (one: string) => [...owners.values()].filter((other) => other === one).length;
  const own = [...owners].filter(([, one]) => one === owner).map(([shard]) => shard);
  const free = Array.from({ length: total }, (_, shard) => shard).filter((shard) => !owners.has(shard));
  if (own.length > most)
    return { take: [], giveBack: own.toSorted(descending).slice(0, own.length - most), least };
  const isSomebodyShort = processes.some((one) => one !== owner && countOf(one) < least);
  if (own.length > least && isSomebodyShort && free.length === 0) {
    const rich = processes.filter((one) => countOf(one) === most).toSorted();
    return { take: [], giveBack: rich[0] === owner ? own.toSorted(descending).slice(0, 1) : [], least };
  }
  const wanted = own.length < least ? least - own.length : !isSomebodyShort && own.length < most ? 1 : 0;
  return { take: free.slice(0, wanted), giveBack: [], least };
}

/** What a process with fixed shards takes: those that nobody has. */
export function planFixedShards(ids: readonly number[], owners: ReadonlyMap<number, string>): ShardPlan {
  return { take: ids.filter((shard) => !owners.has(shard)), giveBack: [], least: ids.length };
}

function descending(one: number, other: number): number {
  return other - one;
}
