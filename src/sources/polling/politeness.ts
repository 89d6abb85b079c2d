import { setTimeout as wait } from 'node:timers/promises';
import type { Fetched, Fetcher } from '../fetching/fetcher.ts';
import type { ListedItem } from '../listing/listing.ts';

/**
 * Waits the given seconds before the next request to a site; ends at once if the signal is aborted. Tests wait less.
 */
export type Pause = (seconds: number, signal: AbortSignal | undefined) => Promise<void>;

/** Pause between two requests for a site's pages. */
export const PAUSE_SECONDS = 1;

/** Longest wait within a run; a site that asks for more is left for another time. */
const WAITED_SECONDS_MOST = 900;
const WAITS_MOST = 5;

/** Pause with the system's timers. */
export const systemPause: Pause = async (seconds, signal) => {
  await wait(seconds * 1000, undefined, { signal }).catch(() => undefined);
};

/** Returns the item with a pause before loading it, if that makes a request. */
export function withPause(item: ListedItem, pause: Pause, signal: AbortSignal | undefined): ListedItem {
  if (!item.needsRequest) return item;
  return {
    ...item,
    load: async () => {
      await pause(PAUSE_SECONDS, signal);
      return item.load();
    },
  };
}

/** Returns a fetcher that waits as long as a site asks for, up to 15 minutes, and then requests again. */
export function patientFetcher(fetcher: Fetcher, pause: Pause): Fetcher {
  return {
    async get(url, options) {
      let fetched: Fetched = await fetcher.get(url, options);
      for (let waits = 0; waits < WAITS_MOST; waits += 1) {
        const seconds = fetched.kind === 'failed' ? fetched.retryAfterSeconds : undefined;
        const isTooLong = seconds === undefined || seconds > WAITED_SECONDS_MOST;
        if (isTooLong || options?.signal?.aborted === true) break;
        await pause(seconds, options?.signal);
        fetched = await fetcher.get(url, options);
      }
      return fetched;
    },
    close: () => fetcher.close(),
  };
}
