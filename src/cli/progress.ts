import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a long command is; on stderr, and only where that is a terminal. */
export interface Progress {
  /** `note` is a few words after the figures. */
  update(done: number, total: number, note: string): void;
  /** Lets something be written to the terminal above the bar. */
  aside(write: () => void): void;
  stop(): void;
}

/** A progress bar where the stream is a terminal, silence elsewhere. */
export function createProgress(stream: NodeJS.WriteStream | undefined): Progress {
  if (!stream?.isTTY) return { update: () => {}, aside: (write) => write(), stop: () => {} };
  const bar = new SingleBar(
    {
      stream,
      format: '{bar} {value}/{total}  {note}',
      hideCursor: true,
      clearOnComplete: true,
      // What was written aside took the bar's line, so that it is drawn even where its figures are the same.
      forceRedraw: true,
      etaBuffer: 100,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update(done, total, note) {
      if (!started) bar.start(total, done, { note });
      started = true;
      bar.setTotal(total);
      bar.update(done, { note });
    },
    aside(write) {
      stream.write(CLEAR_LINE);
      write();
    },
    stop: () => bar.stop(),
  };
}

/** Goes to the line's beginning and clears it (ECMA-48, EL). */
const CLEAR_LINE = '\r\u001b[K';

/** A signal that the first Ctrl-C (or SIGTERM) aborts; the second ends the process as usual. */
export function interruption(): { readonly signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  return {
    signal: controller.signal,
    dispose: () => process.off('SIGINT', interrupt).off('SIGTERM', interrupt),
  };
}
