import { REST } from '@discordjs/rest';
import { Client, Events, GatewayIntentBits, MessageFlags, Routes } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { type FakeDiscord, type FakeOptions, startFakeDiscord } from './fake-discord.ts';
import { shardOf } from './snowflake.ts';

const running: { fake?: FakeDiscord; client?: Client } = {};

afterEach(async () => {
  await running.client?.destroy();
  await running.fake?.close();
  expect(running.fake?.faults ?? []).toEqual([]);
  delete running.client;
  delete running.fake;
});

async function start(options: FakeOptions = {}): Promise<FakeDiscord> {
  running.fake = await startFakeDiscord(options);
  return running.fake;
}

async function login(fake: FakeDiscord): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: 'auto',
    rest: { api: fake.apiUrl },
    allowedMentions: { parse: [] },
  });
  running.client = client;
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(fake.token);
  return ready;
}

function rest(fake: FakeDiscord): REST {
  return new REST({ api: fake.apiUrl, retries: 0 }).setToken(fake.token);
}

describe('gateway', () => {
  test('a client logs in on two shards and sees the guilds of both', async () => {
    const fake = await start({ guilds: 5, channelsPerGuild: 2 });
    const client = await login(fake);
    await fake.ready();
    expect(client.guilds.cache.size).toBe(5);
    expect(client.channels.cache.size).toBe(10);
    expect(fake.gateway.identifies.map((entry) => entry.shard).sort()).toEqual([0, 1]);
    expect(new Set(fake.world.guilds.map((guild) => shardOf(guild.id, 2)))).toEqual(new Set([0, 1]));
    expect(fake.violations).toEqual([]);
  });
});

describe('messages', () => {
  test('a repeated nonce returns the first message until the fake forgets it', async () => {
    const fake = await start();
    const { channel } = fake.first;
    const send = () =>
      rest(fake).post(Routes.channelMessages(channel.id), {
        body: { content: '早上好', nonce: 'a-b-c', enforce_nonce: true, allowed_mentions: { parse: [] } },
      });
    await send();
    await send();
    expect(fake.messages(channel)).toHaveLength(1);
    expect(fake.nonces.replays).toBe(1);
    fake.clock.advance(120_001);
    await send();
    expect(fake.messages(channel)).toHaveLength(2);
    expect(fake.violations).toEqual([]);
  });
});

describe('interactions', () => {
  test('a command is registered, typed, deferred and answered', async () => {
    const fake = await start();
    const client = await login(fake);
    await client.application.commands.set([{ name: 'ping', description: 'answers' }]);
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('pong');
    });
    const { guild, channel } = fake.first;
    const user = fake.world.addMemberWith(guild, '小明');
    const answer = await fake.interact({ kind: 'command', name: 'ping', user, channel });
    expect(answer.text).toBe('pong');
    expect(answer.isEphemeral).toBe(true);
    expect(answer.wasDeferred).toBe(true);
    expect(answer.contentMs).toBeGreaterThanOrEqual(answer.firstAnswerMs);
    expect(fake.messages(channel)).toHaveLength(0);
    expect(fake.violations).toEqual([]);
  });
});
