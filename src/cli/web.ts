import { once } from 'node:events';
import { openApp } from '../app.ts';
import { systemClock } from '../calendar/zone.ts';
import { type Config, storeFile } from '../config.ts';
import { createLog } from '../log.ts';
import { sourceDesk } from '../sourcing/desk.ts';
import { liveList } from '../sourcing/liveList.ts';
import { sourceFetcher } from '../sourcing/parts.ts';
import { sourceStatesOf } from '../store/sources.ts';
import { startArchive } from '../web/start.ts';
import { EXIT } from './lines.ts';

/**
 * `sulan web`: the archive alone, without a bot, from the store that a bot or `sulan ingest` fills; runs until SIGTERM or
 * SIGINT.
 */
export async function serveWeb(config: Config): Promise<number> {
  const log = createLog(config, process.stderr.isTTY === true);
  const stopped = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const app = openApp(storeFile(config));
  const states = sourceStatesOf(app.store);
  const fetcher = sourceFetcher(config);
  const sources = sourceDesk({
    list: liveList(config, { states, tiers: app.tiers, log }),
    states,
    fetcher,
    clock: systemClock,
    read: (document) => app.reader.read(document),
  });
  try {
    const { contact } = config;
    const parts = { ...app.context, store: app.store, sources, ...(contact !== undefined && { contact }) };
    const server = await startArchive(parts, config.web, log);
    await stopped;
    await server.close();
  } finally {
    await fetcher.close();
    await app.store.close();
  }
  return EXIT.done;
}
