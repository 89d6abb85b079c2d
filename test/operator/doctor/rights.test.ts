import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storeAt } from '../../../src/database/location.ts';
import { rightsCheck } from '../../../src/operator/doctor/rights.ts';
import { doctorTexts } from '../../../src/operator/doctor/texts/doctorTexts.ts';
import { openStore } from '../../../src/store/open.ts';
import { defaultChoices } from '../../../src/store/subscriptions/defaultChoices.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
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
  await store.close();
}

function look() {
  const config = { discordToken: fake.token, discordApiUrl: fake.apiUrl };
  return rightsCheck(config, storeAt(file)).look(doctorTexts('en-US'));
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

test('a channel that is gone or hidden is its admins’ to mend, with Discord’s code', async () => {
  await subscribe('999999999999999999');
  const hidden = fake.world.addChannel(fake.first.guild);
  fake.denyBot(hidden, 'ViewChannel');
  await subscribe(hidden.id);
  const findings = await look();
  expect(new Set(findings.map(({ text }) => text))).toEqual(
    new Set([
      'channel 999999999999999999 is gone (404, 10003)',
      `channel ${hidden.id} cannot be seen (403, 50001)`,
    ]),
  );
});

const CHANNEL = 'GET /channels/:channel';

test('channels are not reported as hidden where Discord or the network fails', async () => {
  const channels = Array.from({ length: 6 }, () => fake.world.addChannel(fake.first.guild));
  for (const { id } of channels) await subscribe(id);
  for (let asked = 0; asked < 9; asked += 1) fake.nextFor(CHANNEL, { kind: 'status', status: 503 });
  expect(await look()).toMatchObject([
    {
      kind: 'doubtful',
      text: '6 subscribed channels were not looked at: Discord is out of order (503)',
      remedy: expect.stringContaining('discordstatus.com'),
    },
  ]);
  // Three channels in a row are enough to know.
  expect(fake.records.of(CHANNEL)).toHaveLength(9);
});

test('a single 5xx and a short 429 are waited out', async () => {
  await subscribe(fake.first.channel.id);
  fake.nextFor(CHANNEL, { kind: 'status', status: 500 });
  fake.nextFor(CHANNEL, { kind: 'limited', scope: 'user', retryAfterMs: 50 });
  expect(await look()).toMatchObject([{ kind: 'fine' }]);
});

test('a 429 with a long wait is reported, and no more is requested', async () => {
  await subscribe(fake.first.channel.id);
  fake.nextFor(CHANNEL, { kind: 'limited', scope: 'global', retryAfterMs: 120_000 });
  expect(await look()).toMatchObject([
    { kind: 'doubtful', text: expect.stringContaining('1 subscribed channels were not looked at') },
  ]);
  expect(fake.records.of(CHANNEL)).toHaveLength(1);
});

test('a server is read once, however many of its channels are subscribed, and no limit is met', async () => {
  for (let count = 0; count < 12; count += 1) await subscribe(fake.world.addChannel(fake.first.guild).id);
  expect(await look()).toEqual([{ kind: 'fine', text: 'all rights in 12 subscribed channels' }]);
  expect(fake.records.of('GET /guilds/:guild')).toHaveLength(1);
  expect(fake.limits.refused).toEqual({ user: 0, global: 0 });
});
