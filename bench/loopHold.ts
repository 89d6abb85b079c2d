/** Longest time for which some work blocked the event loop. */
export interface LoopHold {
  /** Processor milliseconds of the thread, independent of the machine's load. */
  readonly longestHoldMs: number;
  /** Processor seconds of the whole process while it was measured. */
  readonly processorSeconds: number;
}

/** Measures how long some work blocks the event loop between two turns. */
export async function measureHold(work: () => Promise<unknown>): Promise<LoopHold> {
  let longest = 0;
  let before = threadMilliseconds();
  const look = () => {
    const now = threadMilliseconds();
    longest = Math.max(longest, now - before);
    before = now;
  };
  const timer = setInterval(look, 1);
  const begun = process.cpuUsage();
  await work();
  look();
  clearInterval(timer);
  const { user, system } = process.cpuUsage(begun);
  return {
    longestHoldMs: Math.round(longest * 10) / 10,
    processorSeconds: Math.round((user + system) / 10_000) / 100,
  };
}

function threadMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
