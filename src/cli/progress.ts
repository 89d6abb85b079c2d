import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a long command is; on stderr, and only where that is a terminal. */
export interface Progress {
  /** `note` is a few words after the figures. */
  update(done: number, total: number, note: string): void;
  stop(): void;
}

/** A progress bar on a terminal, silence elsewhere. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { update: () => {}, stop: () => {} };
  const bar = new SingleBar(
    {
      stream,
      format: '{bar} {value}/{total}  {note}',
      hideCursor: true,
      clearOnComplete: true,
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
    stop: () => bar.stop(),
  };
}

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
