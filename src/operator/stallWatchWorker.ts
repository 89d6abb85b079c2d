import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/** What the watching thread gets: the counter that the main thread counts up, and how it judges. */
export interface StallWatchData {
  readonly beats: SharedArrayBuffer;
  readonly checkMilliseconds: number;
  /** So many checks in a row without a beat are a standstill. */
  readonly mostMissed: number;
  /** The line of the log that is written before the process ends. */
  readonly line: string;
}

const { beats, checkMilliseconds, mostMissed, line }: StallWatchData = workerData;
const counter = new Int32Array(beats);
let seen = Atomics.load(counter, 0);
let missed = 0;

// Checks are counted, not time: a machine that slept has both threads stand still, and neither is at fault.
setInterval(() => {
  const now = Atomics.load(counter, 0);
  missed = now === seen ? missed + 1 : 0;
  seen = now;
  if (missed < mostMissed) return;
  writeSync(2, `${line}\n`);
  // The main thread takes no other signal: its handlers run in the very loop that stands still.
  process.kill(process.pid, 'SIGKILL');
}, checkMilliseconds);
