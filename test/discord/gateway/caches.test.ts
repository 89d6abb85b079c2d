import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Connection, connectDiscord } from '../../../src/discord/gateway/client.ts';
import { NO_PROXIES } from '../../../src/network/proxies.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fake-discord/fake-discord.ts';

let fake: FakeDiscord;
let connection: Connection;

beforeEach(async () => {
  fake = await startFakeDiscord({ guilds: 2, channelsPerGuild: 2 });
  connection = await connectDiscord({
    token: fake.token,
    apiUrl: fake.apiUrl,
    proxies: NO_PROXIES,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    onInteraction() {},
    onFatal() {},
    onAnswer: undefined,
  });
});
afterEach(async () => {
  await connection.close();
  await fake.close();
});

test('servers and channels share one empty cache for what is never read, and keep what permissions need', () => {
  const guilds = [...connection.client.guilds.cache.values()];
  const channels = [...connection.client.channels.cache.values()].filter((channel) => channel.isTextBased());
  expect([guilds.length, channels.length]).toEqual([2, 4]);
  const unread = [
    ...guilds.flatMap(({ bans, emojis, invites, presences, scheduledEvents, stickers, voiceStates }) =>
      [bans, emojis, invites, presences, scheduledEvents, stickers, voiceStates].map(({ cache }) => cache),
    ),
    ...channels.map(({ messages }) => messages.cache),
  ];
  expect(new Set<object>(unread).size).toBe(1);
  expect(unread[0]?.size).toBe(0);
  for (const { id, roles, members, channels: own } of guilds) {
    expect([...roles.cache.keys()]).toContain(id);
    expect(members.me?.id).toBe(connection.client.user.id);
    expect(own.cache.size).toBe(2);
  }
});
