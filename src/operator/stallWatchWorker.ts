import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/** Input of the watching thread: the counter that the main thread increments, and the limits. */
export interface StallWatchData {
  readonly beats: SharedArrayBuffer;
  readonly checkMilliseconds: number;
  /**
   * Number of checks in a row without a beat that count as a standstill, if the process had processor time meanwhile.
   */
  readonly mostMissed: number;
  /** Log line that is written before the process ends. */
  readonly line: string;
}

const { beats, checkMilliseconds, mostMissed, line }: StallWatchData = workerData;
const counter = new Int32Array(beats);

/**
 * Weight of a check during which the process hardly ran: it may wait on a busy machine or hang on a disk that does not
 * answer; a standstill five times as long tells these apart.
 */
const IDLE_SHARE = 0.2;

let seen = Atomics.load(counter, 0);
let missed = 0;
let processor = process.cpuUsage();

// Counts checks instead of time: during a sleep of the machine both threads stand still.
setInterval(() => {
  const now = Atomics.load(counter, 0);
  const { user, system } = process.cpuUsage(processor);
  processor = process.cpuUsage();
  const share = (user + system) / 1000 / checkMilliseconds;
  missed = now === seen ? missed + Math.min(1, Math.max(IDLE_SHARE, share)) : 0;
  seen = now;
  if (missed < mostMissed) return;
  writeSync(2, `${line}\n`);
  // Handlers of other signals run in the event loop that stands still.
  process.kill(process.pid, 'SIGKILL');
}, checkMilliseconds);
