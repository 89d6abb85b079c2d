import { systemClock } from '../../calendar/zone.ts';
import type { Config } from '../../settings/config.ts';
import { listPlace } from '../../sourcing/listPlace.ts';
import type { App } from '../../wiring/core.ts';
import { openApp } from '../../wiring/core.ts';
import { openSources, sourceFetcher } from '../../wiring/sources.ts';
import { confirm } from '../confirm.ts';
import { processLines } from '../lines.ts';
import { createProgress } from '../progress.ts';
import { addSource } from './change.ts';
import { checkSources } from './check.ts';
import { printSources } from './list.ts';
import { sourcesTexts } from './texts.ts';

/** `sulan sources` over the configured list. */
export async function listSources(app: App, config: Config, json: boolean): Promise<number> {
  const { sources, states, fetcher } = openSources(app, config);
  await fetcher.close();
  return await printSources(
    { sources, states, now: systemClock.now(), json, texts: sourcesTexts(process.env) },
    processLines,
  );
}

/** `sulan sources check`: with a store in memory, because nothing of it is to be kept. */
export async function checkListed(ids: readonly string[], json: boolean, config: Config): Promise<number> {
  const app = openApp(':memory:');
  const { sources, fetcher } = openSources(app, config);
  const progress = createProgress(process.stderr);
  try {
    return await checkSources(
      { sources, ids, fetcher, clock: systemClock, json, progress, texts: sourcesTexts(process.env) },
      processLines,
    );
  } finally {
    await fetcher.close();
    await app.store.close();
  }
}

/** `sulan sources add URL` on the configured list. */
export async function addListed(url: string, config: Config): Promise<number> {
  const fetcher = sourceFetcher(config);
  try {
    const options = {
      place: listPlace(config),
      fetcher,
      clock: systemClock,
      confirm,
      texts: sourcesTexts(process.env),
    };
    return await addSource(url, options, processLines);
  } finally {
    await fetcher.close();
  }
}
