import { type Logger, schedule } from 'node-cron';

const EVERY_MINUTE = '* * * * *';

/** Interval at which the system clock is checked for steps. */
const LOOK_MILLISECONDS = 30_000;

/**
 * Calls `run` at each full minute of the machine's clock until the signal is aborted. node-cron waits for a planned
 * instant and would stop for as long as the clock was set back, so it is restarted after a step of the clock.
 */
export function everyMinute(signal: AbortSignal, logger: Logger, run: () => void): void {
  // After a long sleep of the machine node-cron would warn about each missed minute; none is made up for.
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
