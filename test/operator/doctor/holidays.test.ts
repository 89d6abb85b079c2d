import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storeAt } from '../../../src/database/location.ts';
import { holidaysCheck } from '../../../src/operator/doctor/holidays.ts';
import { doctorTexts } from '../../../src/operator/doctor/texts/doctorTexts.ts';
import { openStore } from '../../../src/store/open.ts';
import { defaultChoices } from '../../../src/store/subscriptions/defaultChoices.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-holidays-'));
  file = join(folder, 'sulan.db');
  await openStore(file).close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function subscribe(timeZone: string): Promise<void> {
  const store = openStore(file);
  const place = { guildId: '1', channelId: '2', channelKind: 'text' } as const;
  const choices = { ...defaultChoices(place, '3'), timeZone, weekdays: [], workingDays: true };
  await subscriptionsOf(store).create(choices, new Date());
  await store.close();
}

const lookOn = (day: string) =>
  holidaysCheck(storeAt(file), { now: () => new Date(`${day}T00:00:00Z`) }).look(doctorTexts('en-US'));

test('holidays that are not known are missed only by subscriptions of working days in China', async () => {
  expect(await lookOn('2099-06-01')).toEqual([]);
  await subscribe('Europe/Berlin');
  expect(await lookOn('2099-06-01')).toEqual([]);
  await subscribe('Asia/Shanghai');
  expect(await lookOn('2026-06-01')).toEqual([]);
  expect(await lookOn('2098-12-20')).toMatchObject([
    {
      kind: 'doubtful',
      text: expect.stringContaining('2099'),
      remedy: expect.stringContaining('chinese-days'),
    },
  ]);
});
