import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rightsCheck } from '../../../src/operator/doctor/rights.ts';
import { openStore } from '../../../src/store/open.ts';
import { defaultChoices, subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fake-discord/fake-discord.ts';

let folder: string;
let file: string;
let fake: FakeDiscord;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-rights-'));
  file = join(folder, 'sulan.db');
  fake = await startFakeDiscord();
});
afterEach(async () => {
  await fake.close();
  rmSync(folder, { recursive: true, force: true });
});

async function subscribe(channelId: string): Promise<void> {
  const store = openStore(file);
  const place = { guildId: fake.first.guild.id, channelId, channelKind: 'text' } as const;
  await subscriptionsOf(store).create(defaultChoices(place, '100000000000000001'), new Date());
  store.close();
}

function look() {
  const config = { discordToken: fake.token, discordApiUrl: fake.apiUrl };
  return rightsCheck(config, file).look();
}

test('a channel where the bot may do all it needs is fine', async () => {
  await subscribe(fake.first.channel.id);
  expect(await look()).toEqual([{ kind: 'fine', text: 'all rights in 1 subscribed channels' }]);
  expect(fake.violations).toEqual([]);
});

test('each right that is missing is named, with how to grant it', async () => {
  await subscribe(fake.first.channel.id);
  fake.denyBot(fake.first.channel, 'SendMessages', 'EmbedLinks');
  const [finding] = await look();
  expect(finding).toMatchObject({
    kind: 'broken',
    text: expect.stringMatching(/lacks: Send Messages, Embed Links$/),
    remedy: expect.stringContaining('Permissions'),
  });
});

test('a channel that is gone is said to be out of sight', async () => {
  await subscribe('999999999999999999');
  expect(await look()).toMatchObject([{ kind: 'broken', text: 'channel 999999999999999999 cannot be seen' }]);
});
