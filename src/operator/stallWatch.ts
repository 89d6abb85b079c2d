import inspector from 'node:inspector';
import { Worker } from 'node:worker_threads';
import type { StallWatchData } from './stallWatchWorker.ts';

const BEAT_MILLISECONDS = 1000;
const CHECK_MILLISECONDS = 5000;

/** Longest standstill of the event loop: nothing of the bot's takes a second, and Discord drops a silent one after one minute. */
const STALL_SECONDS = 60;

/** How the loop is watched; tests watch more closely. */
export interface StallWatchOptions {
  readonly stallSeconds?: number;
  readonly checkMilliseconds?: number;
}

/** The watch over the event loop. */
export interface StallWatch {
  stop(): Promise<void>;
}

/**
 * Watches this process's event loop from a thread of its own, and ends the process where the loop stood still for a
 * minute: a supervisor restarts what has ended, never what is frozen (Docker's `restart` takes no notice of a health
 * check). One fatal line of the log comes first. A process that a busy machine gives little of its processor has up to
 * five minutes. Under a debugger, which stops the loop on purpose, nothing is watched.
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
