import { type Client, Events } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { loginClient } from '../clients/discordClient.ts';
import { rawCall } from '../clients/rawCall.ts';
import { FakeClock } from '../clock.ts';
import { type FakeDiscord, type FakeOptions, startFakeDiscord } from '../fake-discord.ts';
import { shardOf } from '../world/snowflake.ts';

const open: { fake?: FakeDiscord; client?: Client } = {};

async function start(options: FakeOptions = {}): Promise<FakeDiscord> {
  open.fake = await startFakeDiscord(options);
  return open.fake;
}

async function login(fake: FakeDiscord): Promise<Client<true>> {
  const client = await loginClient(fake);
  open.client = client;
  return client;
}

afterEach(async () => {
  await open.client?.destroy();
  await open.fake?.close();
  expect(open.fake?.faults ?? []).toEqual([]);
  delete open.client;
  delete open.fake;
});

/** Dials the gateway by hand and sends IDENTIFY; resolves with the opcodes of the answers. */
async function identifyRaw(fake: FakeDiscord, token: string): Promise<{ ops: number[]; close?: number }> {
  const { url } = (await rawCall(fake, 'GET', '/gateway/bot')).json;
  const ops: number[] = [];
  const socket = new WebSocket(`${url}/?v=10&encoding=json`);
  const identify = JSON.stringify({ op: 2, d: { token, intents: 1, shard: [0, 1], properties: {} } });
  return new Promise((resolve) => {
    socket.on('close', (close) => resolve({ ops, close }));
    socket.on('message', (data) => {
      const frame: { op: number } = JSON.parse(data.toString());
      ops.push(frame.op);
      if (frame.op === 10) socket.send(identify);
      if (frame.op === 9 || ops.length > 2) {
        resolve({ ops });
        socket.close();
      }
    });
  });
}

describe('the gateway', () => {
  test('a client logs in on two shards and gets the guilds of each', async () => {
    const fake = await start({ guilds: 5, channelsPerGuild: 2 });
    const client = await login(fake);
    await fake.ready();
    expect(client.guilds.cache.size).toBe(5);
    expect(client.channels.cache.size).toBe(10);
    expect(fake.gateway.identifies.map((entry) => entry.shard).sort()).toEqual([0, 1]);
    for (const guild of client.guilds.cache.values()) expect(guild.shardId).toBe(shardOf(guild.id, 2));
    expect(new Set(client.guilds.cache.map((guild) => guild.shardId))).toEqual(new Set([0, 1]));
  });

  test('a cut socket is resumed, and what happened meanwhile is told', async () => {
    const fake = await start({ guilds: 2 });
    const client = await login(fake);
    const { guild, channel } = fake.first;
    const deleted = new Promise((resolve) => client.once(Events.ChannelDelete, (gone) => resolve(gone.id)));
    fake.gateway.drop();
    await fake.until('the sockets to be gone', () => (fake.gateway.live().length === 0 ? true : undefined));
    fake.deleteChannel(channel);
    expect(await deleted).toBe(channel.id);
    await fake.until('both shards to resume', () => (fake.gateway.resumes.length === 2 ? true : undefined));
    expect(fake.gateway.identifies).toHaveLength(2);
    expect(client.guilds.cache.get(guild.id)?.channels.cache.size).toBe(0);
  });

  test('a client that is asked to reconnect resumes its session', async () => {
    const fake = await start();
    await login(fake);
    fake.gateway.askReconnect(1);
    await fake.until('shard 1 to resume', () => (fake.gateway.resumes.includes(1) ? true : undefined));
  });

  test('the client is told of joining and leaving a guild', async () => {
    const fake = await start();
    const client = await login(fake);
    const joined = new Promise((resolve) => client.once(Events.GuildCreate, (guild) => resolve(guild.name)));
    const left = new Promise((resolve) => client.once(Events.GuildDelete, (guild) => resolve(guild.id)));
    const guild = fake.world.addGuild({ name: '新来的', botInstalled: false });
    fake.joinGuild(guild);
    expect(await joined).toBe('新来的');
    fake.leaveGuild(guild);
    expect(await left).toBe(guild.id);
  });

  test('a wrong token is closed with 4004', async () => {
    const fake = await start();
    expect(await identifyRaw(fake, 'wrong')).toEqual({ ops: [10], close: 4004 });
  });

  test('a second identify within 5 s is an invalid session where that is enforced, and recorded anyway', async () => {
    const clock = new FakeClock();
    const fake = await start({ clock, gateway: { enforceIdentifyRate: true, shards: 1, maxConcurrency: 1 } });
    expect((await identifyRaw(fake, fake.token)).ops).toEqual([10, 0, 0]);
    expect((await identifyRaw(fake, fake.token)).ops).toEqual([10, 9]);
    clock.advance(5000);
    expect((await identifyRaw(fake, fake.token)).ops).toEqual([10, 0, 0]);
    expect(fake.gateway.identifies.map((entry) => entry.tooEarly)).toEqual([false, true, false]);
  });

  test('5,000 guilds with 10,000 channels on two shards are told within seconds', async () => {
    const fake = await start({ guilds: 5000, channelsPerGuild: 2 });
    const client = await login(fake);
    expect(client.guilds.cache.size).toBe(5000);
    expect(client.channels.cache.size).toBe(10_000);
  });
});
