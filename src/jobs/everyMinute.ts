import { type Logger, schedule } from 'node-cron';

const EVERY_MINUTE = '* * * * *';

/** How often the clock is looked at; an interval counts by a clock that nobody sets. */
const LOOK_MILLISECONDS = 30_000;

/**
 * Calls something at each full minute of the machine's clock until the signal ends it. node-cron waits for the instant that it planned and would stand still for as long
 * as the clock was set back: after a step of the clock it plans anew.
 */
export function everyMinute(signal: AbortSignal, logger: Logger, run: () => void): void {
  // A machine that slept for a week has missed ten thousand minutes, and needs none of them.
  const options = { suppressMissedWarning: true, logger };
  const plan = () => schedule(EVERY_MINUTE, run, options);
  let task = plan();
  let seen = Date.now();
  const look = setInterval(() => {
    const now = Date.now();
    if (now < seen || now > seen + 2 * LOOK_MILLISECONDS) {
      void task.destroy();
      task = plan();
    }
    seen = now;
  }, LOOK_MILLISECONDS);
  const end = () => {
    clearInterval(look);
    void task.destroy();
  };
  signal.addEventListener('abort', end, { once: true });
}
