import inspector from 'node:inspector';
import { Worker } from 'node:worker_threads';
import type { StallWatchData } from './stallWatchWorker.ts';

const BEAT_MILLISECONDS = 1000;
const CHECK_MILLISECONDS = 5000;

/**
 * Longest standstill of the event loop: no work of the bot takes a second, and Discord drops a silent connection after
 * a minute.
 */
const STALL_SECONDS = 60;

/** Intervals and limits of the watch, shorter in tests. */
export interface StallWatchOptions {
  readonly stallSeconds?: number;
  readonly checkMilliseconds?: number;
}

/** A running watch over the event loop. */
export interface StallWatch {
  stop(): Promise<void>;
}

/**
 * Watches the event loop from a separate thread and ends the process if the loop stands still for a minute: a
 * supervisor restarts an ended process but not a frozen one (Docker's `restart` ignores health checks). One fatal log
 * line is written first. A process that gets little processor time on a busy machine has up to five minutes. Inactive
 * under a debugger, which stops the loop on purpose.
 */
export function watchForStall({
  stallSeconds = STALL_SECONDS,
  checkMilliseconds = CHECK_MILLISECONDS,
}: StallWatchOptions = {}): StallWatch {
  if (inspector.url() !== undefined) return { stop: async () => undefined };
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const counter = new Int32Array(beats);
  const beat = setInterval(
    () => Atomics.add(counter, 0, 1),
    Math.min(BEAT_MILLISECONDS, checkMilliseconds / 2),
  );
  const data: StallWatchData = {
    beats,
    checkMilliseconds,
    mostMissed: Math.max(1, Math.ceil((stallSeconds * 1000) / checkMilliseconds)),
    line: JSON.stringify({
      level: 60,
      seconds: stallSeconds,
      msg: 'the event loop stood still: the process ends, for its supervisor to start it anew',
    }),
  };
  const worker = new Worker(new URL('./stallWatchWorker.ts', import.meta.url), {
    workerData: data,
    execArgv: [],
    name: 'stall watch',
  });
  beat.unref();
  worker.unref();
  return {
    async stop() {
      clearInterval(beat);
      await worker.terminate();
    },
  };
}
