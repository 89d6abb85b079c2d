import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Locale } from '../messages/locale.ts';
import type { Card } from '../messages/pictures/card.ts';
import type { Drawn, Look, Pictures } from '../messages/pictures/pictures.ts';
import { createBoundedWorker, type WorkerBudget } from '../threads/boundedWorker.ts';
import { sampleCards } from './sampleCard.ts';

const SAMPLE_LOOK: Look = { theme: 'light', shape: 'chart' };

/** Task of the worker. */
export interface DrawingTask {
  readonly card: Card;
  readonly look: Look;
}

/** Draws in a worker thread; `close` ends it. */
export interface Painter extends Pictures {
  /**
   * Starts the worker, if it is not, and draws charts there that nobody sees, because the first one takes a quarter of a
   * second and the next ones twice as long as later ones: called when a picture is likely to be asked for soon, which
   * takes its turn before the rest of them. Resolves when they are drawn; never rejects.
   */
  prepare(locale: Locale): Promise<void>;
  close(): Promise<void>;
}

/**
 * Limits of the worker: the first picture loads fonts, which takes a second or two on a small machine; the memory is
 * its heap.
 */
const BUDGET: WorkerBudget = { milliseconds: 20_000, megabytes: 256, idleMilliseconds: 60_000 };
const SHIPPED_WORKER = new URL('./drawingWorker.ts', import.meta.url);

/** Maximum number of pictures in progress: about two seconds of work. */
const WAITING_MOST = 12;
/** Cache size: a morning's digest in all themes and scripts, and pictures requested by crawlers. */
const KEPT_BYTES_MOST = 12 * 1024 * 1024;

/**
 * Creates a painter whose worker starts with the first picture and ends a minute after the last. Concurrent requests
 * for one picture share it, and pictures are cached while there is room; more than a dozen different ones at a time are
 * refused.
 */
export function createPainter(budget: WorkerBudget = BUDGET, script: URL = SHIPPED_WORKER): Painter {
  const worker = createBoundedWorker<DrawingTask, Uint8Array>(script, budget);
  const kept = new LRUCache<string, Uint8Array>({
    maxSize: KEPT_BYTES_MOST,
    sizeCalculation: ({ length }) => length,
  });
  const underWay = new Map<string, Promise<Drawn>>();

  const drawNew = async (key: string, task: DrawingTask): Promise<Drawn> => {
    const ran = await worker.run(task);
    if (ran.kind === 'gave-up') throw new Error(`a picture could not be drawn: ${ran.reason}`);
    kept.set(key, ran.answer);
    return { kind: 'drawn', bytes: ran.answer };
  };

  return {
    async draw(card, look) {
      const key = hash('sha256', JSON.stringify([card, look]), 'base64url');
      const known = kept.get(key);
      if (known) return { kind: 'drawn', bytes: known };
      const running = underWay.get(key);
      if (running !== undefined) return running;
      if (underWay.size >= WAITING_MOST) return { kind: 'busy' };
      const drawing = drawNew(key, { card, look }).finally(() => underWay.delete(key));
      underWay.set(key, drawing);
      return drawing;
    },
    async prepare(locale) {
      if (worker.isStarted) return;
      for (const card of sampleCards(locale)) {
        // A failure is told with the picture that somebody asks for.
        const ran = await worker.run({ card, look: SAMPLE_LOOK }).catch(() => undefined);
        if (ran?.kind !== 'answered' || underWay.size > 0) return;
      }
    },
    close: () => worker.close(),
  };
}
