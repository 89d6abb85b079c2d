import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import { storeAt } from '../../../src/database/location.ts';
import { sourcesCheck } from '../../../src/operator/doctor/sources.ts';
import { doctorTexts } from '../../../src/operator/doctor/texts/doctorTexts.ts';
import { UNPOLLED } from '../../../src/sources/polling/states.ts';
import { openStore } from '../../../src/store/open.ts';
import { addServerSource } from '../../../src/store/serverSources.ts';
import { sourceStatesOf } from '../../../src/store/sources.ts';
import { defaultChoices } from '../../../src/store/subscriptions/defaultChoices.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';

const NOW = new Date('2024-12-27T02:00:00Z');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sulan-doctor-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function findings(list: string): Promise<unknown[]> {
  await writeFile(join(folder, 'sources.yaml'), `sources: [${list}]`);
  const check = sourcesCheck(join(folder, 'sources.yaml'), storeAt(join(folder, 'sulan.db')), NOW);
  return (await check.look(doctorTexts('en-US'))).map(({ kind, text }) => `${kind}: ${text}`);
}

function source(id: string, more = ''): string {
  return `{ id: ${id}, name: ${id}, kind: folder, path: x${more} }`;
}

test('each mistake of a source list is a finding', async () => {
  expect(
    await findings('{ id: a, name: A, kind: feed, url: x }, { id: b, kind: folder, path: x, name: "" }'),
  ).toEqual([
    'broken: source a, url: must be an http or https url (line 1)',
    expect.stringMatching(/^broken: source b, name: /),
  ]);
});

test('no enabled source in a list: doubtful', async () => {
  expect(await findings(source('a', ', enabled: false'))).toEqual([
    'doubtful: none of 1 sources is switched on',
  ]);
});

test('without a store (before the first start) only the list is reported', async () => {
  expect(await findings(source('a'))).toEqual(['fine: 1 of 1 sources are switched on']);
});

test('a failing source and a silent column are doubtful', async () => {
  const store = openStore(join(folder, 'sulan.db'));
  const states = sourceStatesOf(store);
  const failingSince = new Date('2024-12-25T00:00:00Z');
  await states.write('bad', {
    ...UNPOLLED,
    failures: 7,
    failingSince,
    lastFailure: 'the server answered 500',
  });
  await states.noteEdition('late', '早报', '2024-12-20' as CalendarDay);
  await states.noteEdition('late', '周刊', '2024-12-20' as CalendarDay);
  await store.close();
  const columns =
    ', columns: [{ name: 早报, usually: "07:00-09:00" }, { name: 周刊, usually: "07:00-09:00", weekdays: [fri] }]';
  expect(await findings([source('bad'), source('late', columns), source('good', columns)].join(','))).toEqual(
    [
      'fine: 3 of 3 sources are switched on',
      'doubtful: bad has failed 7 times since 2024-12-25T00:00:00.000Z: the server has an error (HTTP 500)',
      'doubtful: late has brought no 早报 for 7 days',
    ],
  );
});

test('a subscribed channel that nothing can feed is broken, until something was read or taken in', async () => {
  const store = openStore(join(folder, 'sulan.db'));
  const place = { guildId: '3', channelId: '41', channelKind: 'text' } as const;
  await subscriptionsOf(store).create(defaultChoices(place, '2'), NOW);
  const broken = expect.stringMatching(/^broken: 1 channel is subscribed, and no source can be read/);
  expect(await findings(source('a'))).toContainEqual(broken);
  expect(await findings(source('a', ', enabled: false'))).toContainEqual(broken);
  await sourceStatesOf(store).write('a', { ...UNPOLLED, lastSuccess: new Date('2024-12-26T00:00:00Z') });
  expect(await findings(source('a'))).not.toContainEqual(broken);
  await store.close();
});

test('a channel whose only column no source brings is broken, even if other news comes', async () => {
  const store = openStore(join(folder, 'sulan.db'));
  const place = { guildId: '3', channelId: '41', channelKind: 'text' } as const;
  const choices = { ...defaultChoices(place, '2'), columns: ['停刊的早报'] };
  await subscriptionsOf(store).create(choices, NOW);
  await sourceStatesOf(store).write('a', { ...UNPOLLED, lastSuccess: new Date('2024-12-26T00:00:00Z') });
  const broken = expect.stringMatching(/^broken: 1 channel has chosen 停刊的早报 alone/);
  expect(await findings(source('a'))).toContainEqual(broken);
  expect(await findings(source('a', ', columns: [{ name: 停刊的早报 }]'))).not.toContainEqual(broken);
  await addServerSource(store, { guild: '3', url: 'https://example.org/feed', name: '停刊的早报' }, 10, NOW);
  expect(await findings(source('a'))).not.toContainEqual(broken);
  await store.close();
});
