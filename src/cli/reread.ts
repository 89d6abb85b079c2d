import type { App } from '../app.ts';
import { countToReread } from '../store/reread.ts';
import { EXIT, type Lines } from './lines.ts';
import { createProgress, interruption } from './progress.ts';

/** Documents read again between two looks at the progress bar and at Ctrl-C. */
const STEP = 10;

/** `sulan reread`: reads all originals again that an earlier reader read, with a progress bar; Ctrl-C ends it after a step. */
export async function rereadAll(
  { store, reread, catchUp }: Pick<App, 'store' | 'reread' | 'catchUp'>,
  lines: Lines,
): Promise<number> {
  const progress = createProgress(process.stderr);
  const { signal, dispose } = interruption();
  try {
    const total = countToReread(store);
    let [done, changed] = [0, 0];
    for (let left = total; left > 0 && !signal.aborted; ) {
      progress.update(done, total, '');
      const step = await reread(STEP);
      done += step.read;
      changed += step.changed;
      left = step.left;
    }
    progress.update(done, total, 'search and events');
    await catchUp();
    progress.stop();
    const rest = total - done > 0 ? `, ${total - done} left: the same command goes on from here` : '';
    lines.out(`documents: ${done} read again, ${changed} changed${rest}`);
    return EXIT.done;
  } finally {
    dispose();
    store.close();
  }
}
