import { createRequire, syncBuiltinESMExports } from 'node:module';

/*
 * `node --import …/clockPreload.mjs` makes `Date` run from FAKE_CLOCK_START (an ISO instant), FAKE_CLOCK_SCALE times as fast.
 * FAKE_CLOCK_SINCE is the machine's time at which that instant was: what a busy machine takes to start a process has passed.
 * Timers stay real unless FAKE_CLOCK_TIMERS=scaled, which scales performance.now and process.hrtime.bigint as well. A parent may jump the clock over IPC: `child.send({ clockAdvanceMs })`.
 * Plain JavaScript: it is loaded before the program's compile cache, and loading what strips types takes a tenth of a second.
 * What reads the time in other ways (SQLite's 'now', Intl without an argument) keeps the machine's own.
 */

const RealDate = Date;
const scale = Number(process.env.FAKE_CLOCK_SCALE ?? 1);
const realElapsed = performance.now.bind(performance);
const startedAt = realElapsed();
let baseMs =
  process.env.FAKE_CLOCK_START === undefined
    ? RealDate.now()
    : RealDate.parse(process.env.FAKE_CLOCK_START) + sinceStart() * scale;

function sinceStart() {
  const since = Number(process.env.FAKE_CLOCK_SINCE);
  return since > 0 ? Math.max(0, RealDate.now() - since) : 0;
}

if (!Number.isFinite(baseMs) || !(scale > 0)) {
  throw new RangeError('FAKE_CLOCK_START must be an ISO instant and FAKE_CLOCK_SCALE a number above zero');
}

const now = () => Math.floor(baseMs + (realElapsed() - startedAt) * scale);

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});

if (process.env.FAKE_CLOCK_TIMERS === 'scaled') scaleTimers();

process.on('message', (message) => {
  if (typeof message !== 'object' || message === null || !('clockAdvanceMs' in message)) return;
  baseMs += Number(message.clockAdvanceMs);
  process.send?.({ clockNow: now() });
});
// A bot whose test is gone must not live on, and listening must not keep one alive that is done.
process.once('disconnect', () => process.exit(1));
process.channel?.unref();

/** Lets every timer wait its time by the fake clock; the scale bench runs the bot and the fake at one speed with it. */
function scaleTimers() {
  const require = createRequire(import.meta.url);
  for (const name of ['setTimeout', 'setInterval']) {
    scaleDelay(globalThis, name, 1);
    scaleDelay(require('node:timers'), name, 1);
    scaleDelay(require('node:timers/promises'), name, 0);
  }
  const elapsed = () => startedAt + (realElapsed() - startedAt) * scale;
  const nanoseconds = () => BigInt(Math.round(elapsed() * 1e6));
  Object.defineProperty(performance, 'now', { value: elapsed });
  Object.defineProperty(process.hrtime, 'bigint', { value: nanoseconds });
  syncBuiltinESMExports();
}

function scaleDelay(holder, name, delayAt) {
  const real = holder[name];
  const scaled = (...args) => {
    const delay = args[delayAt];
    const changed = typeof delay === 'number' ? args.with(delayAt, delay / scale) : args;
    return real(...changed);
  };
  holder[name] = Object.assign(scaled, { ...real });
}
