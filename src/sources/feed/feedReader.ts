import { setImmediate as nextTurn } from 'node:timers/promises';
import pLimit from 'p-limit';
import { decodeText } from '../../text/charset.ts';
import { createBoundedWorker, type WorkerBudget } from '../../threads/boundedWorker.ts';
import { type Feed, parseFeed } from '../feed.ts';
import type { FetchedBody } from '../fetching/fetcher.ts';

/** A feed as it came, and from which instant times that count back are read. */
export type FeedTask = Pick<FetchedBody, 'bytes' | 'charset' | 'url'> & { readonly now: Date };

/** Smaller feeds are read within a few milliseconds: the thread would cost more. */
const APART_FROM_BYTES = 100_000;

/** A feed of the largest size that is fetched takes a second and 150 MB. */
const BUDGET: WorkerBudget = { milliseconds: 20_000, megabytes: 384, idleMilliseconds: 30_000 };

/** One worker for all sources of the process: it starts with the first large feed, and ends when there are none. */
const worker = createBoundedWorker<FeedTask, Feed | undefined>(
  new URL('./feedWorker.ts', import.meta.url),
  BUDGET,
);

/** Feeds of many sources come in together: one after the other is read, each in a turn of its own of the event loop. */
const inTurn = pLimit(1);

/** Reads a fetched feed, a large one apart from the event loop; undefined for what is none or costs more than any feed may. */
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
