/** Current distribution of a bot's shards. */
export interface ShardSpread {
  /** Total number of the bot's shards. */
  readonly total: number;
  /** Name of this process in `owners`. */
  readonly owner: string;
  /** Living processes, including this one. */
  readonly processes: readonly string[];
  /** Owner of each shard that is held. */
  readonly owners: ReadonlyMap<number, string>;
}

/** Next steps of one process toward an even distribution. */
export interface ShardPlan {
  readonly take: readonly number[];
  readonly giveBack: readonly number[];
  /** Number of shards in its full share. */
  readonly least: number;
}

/**
 * Plans the steps of one process: each process takes its share rounded down, and one of the remaining shards on a
 * first-come basis; a process with more than its share rounded up gives the surplus back. If a process has too few and
 * none is free, the first of those with the most gives one back, so that no shard moves without need.
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

/** Returns the shards that a process with fixed shards takes: those without an owner. */
export function planFixedShards(ids: readonly number[], owners: ReadonlyMap<number, string>): ShardPlan {
  return { take: ids.filter((shard) => !owners.has(shard)), giveBack: [], least: ids.length };
}

function descending(one: number, other: number): number {
  return other - one;
}
