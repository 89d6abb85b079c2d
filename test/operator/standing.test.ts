import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { addStandingGauges } from '../../src/operator/standing.ts';
import { UNPOLLED } from '../../src/sources/polling/states.ts';
import { openStore } from '../../src/store/open.ts';
import { sourceStatesOf } from '../../src/store/sources.ts';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';

test('servers, subscriptions by state and each source’s last success are metrics', async () => {
  const store = openStore(':memory:');
  const now = new Date('2024-12-27T04:00:00Z');
  const subscriptions = subscriptionsOf(store);
  for (const channelId of ['41', '42', '43'])
    await subscriptions.create(defaultChoices({ guildId: '3', channelId, channelKind: 'text' }, '2'), now);
  const [first] = await subscriptions.ofGuild('3');
  if (first) await subscriptions.pause(first.id, null, now);
  await sourceStatesOf(store).write('csdn', { ...UNPOLLED, lastSuccess: new Date(now.getTime() - 90_000) });
  const registry = new Registry();
  let servers: number | undefined;
  const parts = {
    store,
    clock: { now: () => now },
    sources: () => ['csdn', 'never-read'],
    servers: () => servers,
  };
  addStandingGauges(registry, parts);
  expect(await registry.metrics()).toMatch(/^sulan_servers nan$/imu);
  servers = 12;
  const text = await registry.metrics();
  expect(text).toMatch(/^sulan_servers 12$/mu);
  expect(text).toMatch(/^sulan_subscriptions\{state="active"\} 2$/mu);
  expect(text).toMatch(/^sulan_subscriptions\{state="paused"\} 1$/mu);
  expect(text).toMatch(/^sulan_source_last_success_seconds\{source="csdn"\} 90$/mu);
  expect(text).not.toMatch(/last_success_seconds\{source="never-read"/u);
  expect(text).toMatch(/^sulan_source_failures\{source="never-read"\} 0$/mu);
  await store.close();
});
