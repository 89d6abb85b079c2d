import { createBoundedWorker, type WorkerBudget } from '../../threads/boundedWorker.ts';
import type { Document } from '../document.ts';
import type { PageTask } from './extractArticle.ts';

/** Usual pages take 20 ms, the largest a second. */
const BUDGET: WorkerBudget = { milliseconds: 5_000, megabytes: 256, idleMilliseconds: 30_000 };

/** One worker for all sources of the process: it starts with the first page, and ends when there are none. */
const worker = createBoundedWorker<PageTask, string | undefined>(
  new URL('./pageWorker.ts', import.meta.url),
  BUDGET,
);

/** The page with its article alone, found apart from the event loop; as it came where none is found or finding it costs too much. */
export async function articleDocument(page: Document): Promise<Document> {
  const { bytes, charset } = page;
  const ran = await worker.run({ bytes, ...(charset !== undefined && { charset }) });
  if (ran.kind === 'gave-up' || ran.answer === undefined) return page;
  return { ...page, bytes: new TextEncoder().encode(ran.answer), charset: 'utf-8' };
}
