import type { Logger } from 'pino';
import { addDays } from '../calendar/day.ts';
import { BEIJING, dayAt, systemClock } from '../calendar/zone.ts';
import { createMetrics, type Metrics } from '../operator/metrics.ts';
import { type OperatorServer, startOperatorServer } from '../operator/server.ts';
import { addStandingGauges } from '../operator/standing.ts';
import type { Config } from '../settings/config.ts';
import type { LiveList } from '../sourcing/liveList.ts';
import { deliveryFigures } from '../store/figures.ts';
import type { BotConnection } from './botConnection.ts';
import type { App } from './core.ts';

/** Creates the metrics of the running bot, with the deliveries of yesterday and today counted on request. */
export function botMetrics({ store }: App, { instance }: Config): Metrics {
  // The outbox holds a year: counting all of it would take seconds, and old failures are no alert.
  const countDeliveries = () => deliveryFigures(store, addDays(dayAt(systemClock.now(), BEIJING), -1));
  return createMetrics(store, systemClock, countDeliveries, instance);
}

/** Serves health and metrics if a port is configured. */
export async function openOperatorPort(
  { store }: App,
  { operatorHost, operatorPort }: Config,
  {
    metrics: { registry },
    list,
    connection,
    log,
  }: {
    readonly metrics: Metrics;
    readonly list: LiveList;
    readonly connection: BotConnection;
    readonly log: Logger;
  },
): Promise<OperatorServer | undefined> {
  addStandingGauges(registry, {
    store,
    clock: systemClock,
    sources: () => list.sources.filter(({ enabled }) => enabled).map(({ id }) => id),
    servers: () => connection.servers(),
  });
  if (operatorPort === undefined) return undefined;
  const readiness = () => connection.readiness(store);
  const server = await startOperatorServer(operatorHost, operatorPort, { registry, readiness });
  log.info({ url: server.url }, 'health and metrics are served');
  return server;
}
