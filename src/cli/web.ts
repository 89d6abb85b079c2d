import { once } from 'node:events';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { systemClock } from '../calendar/zone.ts';
import { createLog } from '../log.ts';
import { isReachable, startOperatorServer } from '../operator/server.ts';
import { type Config, modelHostOf } from '../settings/config.ts';
import { storeLocation } from '../settings/storeLocations.ts';
import { sourceDesk } from '../sourcing/desk.ts';
import { type LiveList, liveList } from '../sourcing/liveList.ts';
import { sourceStatesOf } from '../store/sources.ts';
import { startArchive } from '../web/start.ts';
import { openAppAt } from '../wiring/core.ts';
import { sourceFetcher } from '../wiring/sources.ts';
import { EXIT } from './lines.ts';

const LOOK_AT_LIST_MILLISECONDS = 30_000;

/**
 * `sulan web`: the archive alone, without a bot, from the store that a bot or `sulan ingest` fills; runs until SIGTERM or
 * SIGINT.
 */
export async function serveWeb(config: Config): Promise<number> {
  const log = createLog(config, process.stderr.isTTY === true);
  const stopped = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const app = await openAppAt(storeLocation(config), undefined, {
    showsGenerated: config.languageModel !== undefined,
  });
  const states = sourceStatesOf(app.store);
  const fetcher = sourceFetcher(config);
  const list = liveList(config, { states, tiers: app.tiers, log });
  const sources = sourceDesk({
    list,
    states,
    fetcher,
    clock: systemClock,
    read: (document) => app.reader.read(document),
  });
  // Another process changes the list, or the operator does by hand.
  const looking = setInterval(() => lookAt(list, log), LOOK_AT_LIST_MILLISECONDS);
  const operator =
    config.operatorPort === undefined
      ? undefined
      : await startOperatorServer(config.operatorHost, config.operatorPort, {
          registry: registryOf(config.instance),
          readiness: async () =>
            (await isReachable(app.store))
              ? { kind: 'ready' }
              : { kind: 'not-ready', reason: 'the store does not answer' },
        });
  try {
    const { contact } = config;
    const modelHost = modelHostOf(config.languageModel);
    const said = { ...(contact !== undefined && { contact }), ...(modelHost !== undefined && { modelHost }) };
    const isSpoken = config.speech !== undefined;
    const parts = { ...app.context, store: app.store, sources, ...said, isSpoken };
    const server = await startArchive(parts, config.web, log);
    await stopped;
    await server.close();
  } finally {
    clearInterval(looking);
    await operator?.close();
    await fetcher.close();
    await app.store.close();
  }
  return EXIT.done;
}

/** Returns a registry with Node's metrics of this process; the bot's metrics include those of the store. */
function registryOf(instance: string | undefined): Registry {
  const registry = new Registry();
  if (instance !== undefined) registry.setDefaultLabels({ instance });
  collectDefaultMetrics({ register: registry });
  return registry;
}

function lookAt(list: LiveList, log: Logger): void {
  list.look().catch((error: unknown) => log.warn({ err: error }, 'the source list could not be looked at'));
}
