import { setImmediate as nextTurn } from 'node:timers/promises';
import pLimit from 'p-limit';
import { decodeText } from '../../text/charset.ts';
import { createBoundedWorker, type WorkerBudget } from '../../threads/boundedWorker.ts';
import { type Feed, parseFeed } from '../feed.ts';
import type { FetchedBody } from '../fetching/fetcher.ts';

/** Fetched feed, and the instant against which relative times are resolved. */
export type FeedTask = Pick<FetchedBody, 'bytes' | 'charset' | 'url'> & { readonly now: Date };

/** Feeds below this size in bytes are read in this thread, within a few milliseconds. */
const APART_FROM_BYTES = 100_000;

/** Budget of one feed: one of the largest size takes a second and 150 MB. */
const BUDGET: WorkerBudget = { milliseconds: 20_000, megabytes: 384, idleMilliseconds: 30_000 };

/** Worker for all sources of the process: it starts with the first large feed, and ends when idle. */
const worker = createBoundedWorker<FeedTask, Feed | undefined>(
  new URL('./feedWorker.ts', import.meta.url),
  BUDGET,
);

/** Feeds are read one after the other, each in its own turn of the event loop. */
const inTurn = pLimit(1);

/** Reads a fetched feed, a large one in the worker; returns undefined if it is not a feed or exceeds the budget. */
export async function readFeed(task: FeedTask): Promise<Feed | undefined> {
  if (task.bytes.length < APART_FROM_BYTES)
    return await inTurn(async () => {
      await nextTurn();
      return decodeFeed(task);
    });
  const ran = await worker.run(task);
  return ran.kind === 'answered' ? ran.answer : undefined;
}

/** Reads a fetched feed in this thread. */
export function decodeFeed({ bytes, charset, url, now }: FeedTask): Feed | undefined {
  const decoded = decodeText(bytes, charset);
  return decoded.kind === 'text' ? parseFeed(decoded.text, url, now) : undefined;
}
