import type { Store } from '../open.ts';

/** A number that changes whenever editions, stories or events do, by this process or another; triggers keep it. */
export function newsVersion(store: Store): number {
  return Number(store.prepare('SELECT version FROM news_version').get()?.version);
}
