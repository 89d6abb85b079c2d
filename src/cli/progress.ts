import { wrapText } from '../text/wrap.ts';

/** Progress of a long command on stderr; silent without a terminal. */
export interface Progress {
  /** Updates the bar; `note` is a few words after the figures. */
  update(done: number, total: number, note: string): void;
  /** Writes to the terminal above the bar. */
  aside(write: () => void): void;
  stop(): void;
}

/** The part of a stream that is used, which may be a terminal. */
export interface Terminal {
  readonly isTTY?: boolean;
  /** Width in characters, if known. */
  readonly columns?: number;
  write(text: string): unknown;
}

const BAR_COLUMNS = 30;
/** Width of a terminal that does not report it. */
const USUAL_COLUMNS = 80;
/** Shortest time between redraws: a slow terminal would delay the command. */
const REDRAW_MILLISECONDS = 100;

/** Creates a progress bar on a terminal, or a silent one elsewhere. `now` returns milliseconds. */
export function createProgress(
  stream: Terminal | undefined,
  now: () => number = () => performance.now(),
): Progress {
  if (!stream?.isTTY) return { update: () => {}, aside: (write) => write(), stop: () => {} };
  let line = '';
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    update(done, total, note) {
      // One column stays free: a full line would wrap.
      const columns = (stream.columns ?? USUAL_COLUMNS) - 1;
      [line = ''] = wrapText(`${barOf(done, total)} ${done}/${total}  ${note}`, columns);
      if (now() - drawnAt < REDRAW_MILLISECONDS && done < total) return;
      drawnAt = now();
      stream.write(CLEAR_LINE + line);
    },
    aside(write) {
      stream.write(CLEAR_LINE);
      write();
      stream.write(line);
    },
    stop() {
      if (line !== '') stream.write(CLEAR_LINE);
      line = '';
    },
  };
}

function barOf(done: number, total: number): string {
  const filled = total > 0 ? Math.round(BAR_COLUMNS * Math.min(1, done / total)) : 0;
  return '█'.repeat(filled) + '░'.repeat(BAR_COLUMNS - filled);
}

/** Moves to the start of the line and clears it (ECMA-48, EL). */
const CLEAR_LINE = '\r\u001b[K';

/** Returns a signal that the first Ctrl-C (or SIGTERM) aborts; a second one ends the process as usual. */
export function interruption(): { readonly signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  return {
    signal: controller.signal,
    dispose: () => process.off('SIGINT', interrupt).off('SIGTERM', interrupt),
  };
}
