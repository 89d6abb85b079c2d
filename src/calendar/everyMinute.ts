import type { Timekeeper } from './time.ts';

const MINUTE_MILLISECONDS = 60_000;

/**
 * Runs something at each full minute of a clock until the signal ends it; while one run takes longer, minutes are left
 * out. It never sleeps past the next minute: `node-cron`, which waits for a planned instant, would stand still for as
 * long as the clock is set back. What `run` throws ends it.
 */
export async function everyMinute(
  time: Timekeeper,
  signal: AbortSignal,
  run: () => Promise<void>,
): Promise<void> {
  let last = minuteOf(time);
  while (!signal.aborted) {
    const now = time.now().getTime();
    await time.sleep(MINUTE_MILLISECONDS - (now % MINUTE_MILLISECONDS), signal);
    // Timers may fire a little early.
    if (signal.aborted || minuteOf(time) === last) continue;
    last = minuteOf(time);
    await run();
  }
}

function minuteOf(time: Timekeeper): number {
  return Math.floor(time.now().getTime() / MINUTE_MILLISECONDS);
}
