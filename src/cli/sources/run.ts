import { systemClock } from '../../calendar/zone.ts';
import type { Config } from '../../settings/config.ts';
import { serverNewsLocation } from '../../settings/storeLocations.ts';
import { UNPOLLED } from '../../sources/polling/states.ts';
import { listPlace } from '../../sourcing/listPlace.ts';
import { polledSource } from '../../sourcing/serverSourceDesk.ts';
import { openStoreAt } from '../../store/open.ts';
import { readServerSources } from '../../store/serverSources.ts';
import { sourceStatesOf } from '../../store/sources.ts';
import type { App } from '../../wiring/core.ts';
import { openApp } from '../../wiring/core.ts';
import { openSources, sourceFetcher } from '../../wiring/sources.ts';
import { confirm } from '../confirm.ts';
import { processLines } from '../lines.ts';
import { createProgress } from '../progress.ts';
import { addSource } from './change.ts';
import { checkSources } from './check.ts';
import { printSources } from './list.ts';
import { printServerSources, removeFromServer } from './servers.ts';
import { sourcesTexts } from './texts/sourcesTexts.ts';

/** `sulan sources` over the configured list. */
export async function listSources(app: App, config: Config, json: boolean): Promise<number> {
  const { sources, states, fetcher } = openSources(app, config);
  await fetcher.close();
  return await printSources(
    { sources, states, now: systemClock.now(), json, texts: sourcesTexts(process.env) },
    processLines,
  );
}

/** `sulan sources servers`. */
export async function listServerSources(app: App, config: Config, json: boolean): Promise<number> {
  const sources = await readServerSources(app.store);
  // Nothing of theirs is made where no server has any.
  const news = sources.length > 0 ? await openStoreAt(serverNewsLocation(config)) : undefined;
  const states = news ? sourceStatesOf(news) : { read: async () => UNPOLLED };
  const options = { sources, states, now: systemClock.now(), json, texts: sourcesTexts(process.env) };
  try {
    return await printServerSources(options, processLines);
  } finally {
    await news?.close();
  }
}

/** `sulan sources servers check`: asked as the bot asks them, public addresses alone. */
export async function checkServerSources(
  app: App,
  config: Config,
  ids: readonly string[],
  json: boolean,
): Promise<number> {
  const servers = await readServerSources(app.store);
  const sources = [...new Map(servers.map((source) => [source.id, polledSource(source)])).values()];
  const fetcher = sourceFetcher({ ...config, allowedNetworks: [] });
  const texts = sourcesTexts(process.env);
  try {
    return await checkSources({ sources, ids, fetcher, clock: systemClock, json, texts }, processLines);
  } finally {
    await fetcher.close();
  }
}

/** `sulan sources servers remove SERVER ID`. */
export async function removeServersSource(
  app: App,
  config: Config,
  server: string,
  id: string,
): Promise<number> {
  const openNews = () => openStoreAt(serverNewsLocation(config));
  const removal = { server, id, registry: app.store, openNews, texts: sourcesTexts(process.env) };
  return await removeFromServer(removal, processLines);
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
