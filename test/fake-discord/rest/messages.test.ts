import { DiscordAPIError } from '@discordjs/rest';
import { ChannelType, Routes } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { restClient } from '../clients/discordClient.ts';
import { rawCall } from '../clients/rawCall.ts';
import { isRecord } from '../contract/violation.ts';
import { type FakeDiscord, startFakeDiscord } from '../fake-discord.ts';
import { MESSAGE_FLAG } from '../model.ts';
import { overwrite } from '../world/world.ts';

let fake: FakeDiscord;
const SILENT = { allowed_mentions: { parse: [] } };

beforeEach(async () => {
  fake = await startFakeDiscord({ channelsPerGuild: 2 });
});

afterEach(async () => {
  await fake.close();
  expect(fake.faults).toEqual([]);
});

const send = (channelId: string, body: Record<string, unknown> = {}): Promise<unknown> =>
  restClient(fake).post(Routes.channelMessages(channelId), {
    body: { content: '早上好', ...SILENT, ...body },
  });

/** The code that Discord refuses with, or what it answered where it did not refuse. */
const codeOf = (request: Promise<unknown>): Promise<unknown> =>
  request.then(
    (answer) => answer,
    (error: unknown) => (error instanceof DiscordAPIError ? error.code : error),
  );

const idOf = (answer: unknown): string => (isRecord(answer) ? String(answer.id) : '');

describe('nonces', () => {
  test('a repeated nonce returns the first message until the fake forgets it', async () => {
    const { channel } = fake.first;
    const once = { nonce: 'a-b-c', enforce_nonce: true };
    const first = idOf(await send(channel.id, once));
    expect(idOf(await send(channel.id, once))).toBe(first);
    expect(fake.messages(channel)).toHaveLength(1);
    fake.clock.advance(120_001);
    expect(idOf(await send(channel.id, once))).not.toBe(first);
    expect(fake.nonces.replays).toBe(1);
  });

  test('a nonce without enforce_nonce has no effect', async () => {
    const { channel } = fake.first;
    await send(channel.id, { nonce: 'same' });
    await send(channel.id, { nonce: 'same' });
    expect(fake.messages(channel)).toHaveLength(2);
  });
});

describe('refusals', () => {
  test('each has the code that Discord gives', async () => {
    const { guild, channel } = fake.first;
    const other = fake.world.addGuild({ botInstalled: false });
    const forum = fake.world.addChannel(guild, { kind: 'forum' });
    const foreign = fake.world.addChannel(other);
    expect(await codeOf(send('123456789012345678'))).toBe(10003);
    expect(await codeOf(send(foreign.id))).toBe(50001);
    expect(await codeOf(send(forum.id))).toBe(50008);
    fake.denyBot(channel, 'SendMessages');
    expect(await codeOf(send(channel.id))).toBe(50013);
    fake.denyBot(channel, 'ViewChannel');
    expect(await codeOf(send(channel.id))).toBe(50001);
    fake.denyBot(channel);
    expect(idOf(await send(channel.id))).toMatch(/^\d{17,19}$/);
    fake.deleteChannel(channel);
    expect(await codeOf(send(channel.id))).toBe(10003);
  });

  test('a send to closed direct messages is 50007', async () => {
    const user = fake.world.addUser('阿花');
    const open = () => restClient(fake).post(Routes.userChannels(), { body: { recipient_id: user.id } });
    const dm = idOf(await open());
    expect(idOf(await open())).toBe(dm);
    expect(idOf(await send(dm))).not.toBe('');
    user.dmsClosed = true;
    expect(await codeOf(send(dm))).toBe(50007);
  });

  test('an edit of an old message, where that is limited, is 30046 as a 429', async () => {
    const { channel } = fake.first;
    const id = idOf(await send(channel.id));
    const edit = () =>
      rawCall(fake, 'PATCH', `/channels/${channel.id}/messages/${id}`, { content: '更正', ...SILENT });
    fake.settings.refuseOldEdits = true;
    expect((await edit()).status).toBe(200);
    fake.clock.advance(3_600_001);
    const refused = await edit();
    expect(refused.status).toBe(429);
    expect(refused.json).toMatchObject({ code: 30046 });
    expect(fake.messages(channel)[0]?.content).toBe('更正');
  });

  test('a wrong token is 401 and counts as an invalid request', async () => {
    const { channel } = fake.first;
    const rest = restClient(fake).setToken('wrong');
    await expect(rest.get(Routes.channel(channel.id))).rejects.toMatchObject({ status: 401 });
    expect(fake.limits.invalidCount).toBe(1);
  });
});

describe('reading a channel', () => {
  test('gives the newest first, and an empty list where the history may not be read', async () => {
    const { channel } = fake.first;
    const ids = [idOf(await send(channel.id)), idOf(await send(channel.id)), idOf(await send(channel.id))];
    const list = async (query: Record<string, string> = {}) => {
      const found = await restClient(fake).get(Routes.channelMessages(channel.id), {
        query: new URLSearchParams(query),
      });
      return Array.isArray(found) ? found.map(idOf) : undefined;
    };
    expect(await list()).toEqual(ids.toReversed());
    expect(await list({ limit: '2' })).toEqual([ids[2], ids[1]]);
    expect(await list({ before: ids[1] ?? '' })).toEqual([ids[0]]);
    expect(await list({ after: ids[1] ?? '' })).toEqual([ids[2]]);
    fake.denyBot(channel, 'ReadMessageHistory');
    expect(await list()).toEqual([]);
  });

  test('a member role can open what @everyone is denied', async () => {
    const { guild, channel } = fake.first;
    const role = fake.world.addRole(guild, '新闻');
    fake.setOverwrites(channel, [
      overwrite({ id: guild.id }, { deny: ['SendMessages'] }),
      overwrite(role, { allow: ['SendMessages'] }),
    ]);
    expect(await codeOf(send(channel.id))).toBe(50013);
    guild.members.get(fake.world.bot.id)?.roleIds.push(role.id);
    expect(idOf(await send(channel.id))).not.toBe('');
  });
});

describe('other kinds of channel', () => {
  test('a forum takes a thread with its first message, found among the active and then the archived', async () => {
    const { guild } = fake.first;
    const forum = fake.world.addChannel(guild, { kind: 'forum' });
    const rest = restClient(fake);
    const opened = await rest.post(Routes.threads(forum.id), {
      body: { name: '速览', message: { content: '早上好', ...SILENT } },
    });
    const id = idOf(opened);
    expect(opened).toMatchObject({ type: ChannelType.PublicThread, parent_id: forum.id, message: { id } });
    const active = () => rest.get(Routes.guildActiveThreads(guild.id));
    const archived = () => rest.get(Routes.channelThreads(forum.id, 'public'));
    expect(await active()).toMatchObject({ threads: [{ id }] });
    await rest.patch(Routes.channel(id), { body: { archived: true } });
    expect(await active()).toMatchObject({ threads: [] });
    expect(await archived()).toMatchObject({ threads: [{ id }], has_more: false });
    expect(await send(id)).toMatchObject({ channel_id: id });
    expect(await archived()).toMatchObject({ threads: [] });
  });

  test('an announcement is published once, and a thread hangs on a message', async () => {
    const channel = fake.world.addChannel(fake.first.guild, { kind: 'announcement' });
    const rest = restClient(fake);
    const id = idOf(await send(channel.id));
    const publish = () => rest.post(Routes.channelMessageCrosspost(channel.id, id));
    expect(await publish()).toMatchObject({ flags: MESSAGE_FLAG.crossposted });
    expect(await codeOf(publish())).toBe(40033);
    const thread = await rest.post(Routes.threads(channel.id, id), { body: { name: '讨论' } });
    expect(thread).toMatchObject({ id, type: ChannelType.AnnouncementThread });
  });
});

describe('a plain retry', () => {
  const CREATE = 'POST /channels/:channel/messages';

  test('after "created, then 500" posts twice, with an enforced nonce once', async () => {
    const { channel } = fake.first;
    const insist = async (body: Record<string, unknown>) => {
      fake.nextFor(CREATE, { kind: 'status', status: 500, done: true });
      await codeOf(send(channel.id, body));
      await send(channel.id, body);
      return fake.messages(channel).length;
    };
    expect(await insist({})).toBe(2);
    expect(await insist({ nonce: 'n', enforce_nonce: true })).toBe(3);
  });

  test('after a 429 comes when the header says', async () => {
    const { channel } = fake.first;
    fake.nextFor(CREATE, { kind: 'limited', scope: 'user', retryAfterMs: 200 });
    await send(channel.id);
    const [first, second] = fake.records.of(CREATE);
    expect([first?.answer?.status, second?.answer?.status]).toEqual([429, 200]);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1000);
    expect(fake.messages(channel)).toHaveLength(1);
  });
});

describe('limits', () => {
  test('five messages per five seconds and channel, told in the headers, then a 429 of scope user', async () => {
    const { channel } = fake.first;
    const raw = () => rawCall(fake, 'POST', `/channels/${channel.id}/messages`, { content: '早', ...SILENT });
    const answers = [];
    for (let count = 0; count < 6; count += 1) answers.push(await raw());
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map((answer) => answer.headers.get('x-ratelimit-remaining'))).toEqual([
      '4',
      '3',
      '2',
      '1',
      '0',
      '0',
    ]);
    const last = answers[5];
    expect(last?.headers.get('x-ratelimit-scope')).toBe('user');
    expect(Number(last?.headers.get('retry-after'))).toBe(5);
    expect(last?.json).toMatchObject({ global: false });
    fake.clock.advance(5000);
    expect((await raw()).status).toBe(200);
  });

  test('fifty requests a second for the whole bot', async () => {
    const { guild } = fake.first;
    const channels = Array.from({ length: 60 }, () => fake.world.addChannel(guild));
    const codes = await Promise.all(
      channels.map((channel) => rawCall(fake, 'GET', `/channels/${channel.id}`)),
    );
    expect(codes.filter((answer) => answer.status === 200)).toHaveLength(50);
    const refused = codes.find((answer) => answer.status === 429);
    expect(refused?.headers.get('x-ratelimit-global')).toBe('true');
    expect(fake.limits.refused.global).toBe(10);
    expect(fake.limits.globalPeak).toBe(51);
  });

  test('too many invalid answers get the address banned', async () => {
    const strict = await startFakeDiscord({ limits: { invalidBeforeBan: 3 } });
    const get = () => rawCall(strict, 'GET', '/users/@me', undefined, { token: undefined });
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await get()).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
    strict.clock.advance(3_600_001);
    expect((await get()).status).toBe(401);
    await strict.close();
  });
});
