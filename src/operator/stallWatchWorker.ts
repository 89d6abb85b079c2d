import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/** What the watching thread gets: the counter that the main thread counts up, and how it judges. */
export interface StallWatchData {
  readonly beats: SharedArrayBuffer;
  readonly checkMilliseconds: number;
  /** So many checks in a row without a beat are a standstill, where the process had the processor meanwhile. */
  readonly mostMissed: number;
  /** The line of the log that is written before the process ends. */
  readonly line: string;
}

const { beats, checkMilliseconds, mostMissed, line }: StallWatchData = workerData;
const counter = new Int32Array(beats);

/**
 * What a check counts for whose time the process hardly had the processor: it may wait its turn on a busy machine, or
 * hang on a disk that answers nothing, which a standstill five times as long tells apart.
 */
const IDLE_SHARE = 0.2;

let seen = Atomics.load(counter, 0);
let missed = 0;
let processor = process.cpuUsage();

// Checks are counted, not time: a machine that slept has both threads stand still, and neither is at fault.
setInterval(() => {
  const now = Atomics.load(counter, 0);
  const { user, system } = process.cpuUsage(processor);
  processor = process.cpuUsage();
  const share = (user + system) / 1000 / checkMilliseconds;
  missed = now === seen ? missed + Math.min(1, Math.max(IDLE_SHARE, share)) : 0;
  seen = now;
  if (missed < mostMissed) return;
  writeSync(2, `${line}\n`);
  // The main thread takes no other signal: its handlers run in the very loop that stands still.
  process.kill(process.pid, 'SIGKILL');
}, checkMilliseconds);
