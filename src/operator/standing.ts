import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../calendar/zone.ts';
import type { Database } from '../database/database.ts';
import { sourceStatesOf } from '../store/sources.ts';

/** Input of the gauges. */
export interface StandingParts {
  readonly store: Database;
  readonly clock: Clock;
  /** Ids of the enabled sources. */
  readonly sources: () => readonly string[];
  /** Number of servers with the bot; undefined before it is connected. */
  readonly servers: () => number | undefined;
}

/** Adds gauges of servers, subscriptions, and the time since each source was last read successfully. */
export function addStandingGauges(
  registry: Registry,
  { store, clock, sources, servers }: StandingParts,
): void {
  const registers = [registry];
  new Gauge({
    name: 'sulan_servers',
    help: 'Servers that have the bot; not a number while it is not connected',
    registers,
    collect() {
      this.set(servers() ?? Number.NaN);
    },
  });
  new Gauge({
    name: 'sulan_subscriptions',
    help: 'Subscriptions, by state (active, paused)',
    labelNames: ['state'],
    registers,
    async collect() {
      const row = await store.get('SELECT count(*) AS total, count(paused_at) AS paused FROM subscriptions');
      const [total, paused] = [Number(row?.total), Number(row?.paused)];
      this.set({ state: 'active' }, total - paused);
      this.set({ state: 'paused' }, paused);
    },
  });
  new Gauge({
    name: 'sulan_source_last_success_seconds',
    help: 'Seconds since each source that is switched on was last read without a failure; absent before the first time',
    labelNames: ['source'],
    registers,
    async collect() {
      this.reset();
      const states = sourceStatesOf(store);
      for (const source of sources()) {
        const { lastSuccess } = await states.read(source);
        if (lastSuccess) this.set({ source }, (clock.now().getTime() - lastSuccess.getTime()) / 1000);
      }
    },
  });
  new Gauge({
    name: 'sulan_source_failures',
    help: 'Failed polls in a row of each source that is switched on',
    labelNames: ['source'],
    registers,
    async collect() {
      this.reset();
      const states = sourceStatesOf(store);
      for (const source of sources()) this.set({ source }, (await states.read(source)).failures);
    },
  });
}
