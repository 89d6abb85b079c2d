import { countPutAside, freePutAside } from '../store/readingAttempts.ts';
import { countToReread } from '../store/reread.ts';
import type { App } from '../wiring/core.ts';
import { EXIT, type Lines } from './lines.ts';
import { createProgress, interruption } from './progress.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/** Documents per step, between updates of the progress bar and checks for Ctrl-C. */
const STEP = 10;

/**
 * `sulan reread --put-aside`: releases the documents whose reading was abandoned; each is read when it next arrives.
 */
export async function releasePutAside(
  { store }: Pick<App, 'store'>,
  texts: ResultTexts,
  lines: Lines,
): Promise<number> {
  try {
    const freed = await freePutAside(store);
    lines.out(texts.reread.released(freed));
    return EXIT.done;
  } finally {
    await store.close();
  }
}

/**
 * `sulan reread`: reads all originals again that an earlier reader read, with a progress bar; Ctrl-C ends it after a
 * step.
 */
export async function rereadAll(
  { store, reread, catchUp }: Pick<App, 'store' | 'reread' | 'catchUp'>,
  texts: ResultTexts,
  lines: Lines,
): Promise<number> {
  const progress = createProgress(process.stderr);
  const { signal, dispose } = interruption();
  try {
    const total = await countToReread(store);
    let [done, changed] = [0, 0];
    for (let left = total; left > 0 && !signal.aborted; ) {
      progress.update(done, total, '');
      const step = await reread(STEP);
      done += step.read;
      changed += step.changed;
      left = step.left;
    }
    progress.update(done, total, texts.catchingUp);
    await catchUp();
    progress.stop();
    const putAside = await countPutAside(store);
    lines.out(texts.reread.read({ read: done, changed, left: total - done, putAside }));
    return EXIT.done;
  } finally {
    dispose();
    await store.close();
  }
}
