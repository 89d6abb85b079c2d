import { wrapText } from '../text/wrap.ts';

/** Shows how far a long command is; on stderr, and only where that is a terminal. */
export interface Progress {
  /** `note` is a few words after the figures. */
  update(done: number, total: number, note: string): void;
  /** Lets something be written to the terminal above the bar. */
  aside(write: () => void): void;
  stop(): void;
}

/** What is needed of a stream that may be a terminal. */
export interface Terminal {
  readonly isTTY?: boolean;
  /** Its width in characters; undefined where it does not say. */
  readonly columns?: number;
  write(text: string): unknown;
}

const BAR_COLUMNS = 30;
/** Where a terminal does not say how wide it is. */
const USUAL_COLUMNS = 80;
/** More often nobody sees it, and a slow terminal holds the command up. */
const REDRAW_MILLISECONDS = 100;

/** A progress bar where the stream is a terminal, silence elsewhere. `now` is in milliseconds. */
export function createProgress(
  stream: Terminal | undefined,
  now: () => number = () => performance.now(),
): Progress {
  if (!stream?.isTTY) return { update: () => {}, aside: (write) => write(), stop: () => {} };
  let line = '';
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    update(done, total, note) {
      // One column stays free: a line as wide as the terminal would go on in the next one.
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
