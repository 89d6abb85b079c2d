import { createBoundedWorker, type WorkerBudget } from '../../threads/boundedWorker.ts';
import type { Document } from '../document.ts';
import type { PageTask } from './extractArticle.ts';

/** Budget of one page: usual ones take 20 ms, the largest a second. */
const BUDGET: WorkerBudget = { milliseconds: 5_000, megabytes: 256, idleMilliseconds: 30_000 };

/** Worker for all sources of the process: it starts with the first page, and ends when idle. */
const worker = createBoundedWorker<PageTask, string | undefined>(
  new URL('./pageWorker.ts', import.meta.url),
  BUDGET,
);

/**
 * Extracts the article of a page in the worker; returns the page unchanged if none is found or the budget is exceeded.
 */
export async function articleDocument(page: Document): Promise<Document> {
  const { bytes, charset } = page;
  const ran = await worker.run({ bytes, ...(charset !== undefined && { charset }) });
  if (ran.kind === 'gave-up' || ran.answer === undefined) return page;
  return { ...page, bytes: new TextEncoder().encode(ran.answer), charset: 'utf-8' };
}
