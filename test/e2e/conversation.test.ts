import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/open.ts';
import type { InteractionAnswer } from '../fake-discord/interactions/interactions.ts';
import type { Message, User } from '../fake-discord/model.ts';
import type { NodeProcess } from '../fake-discord/process.ts';
import { buttonsIn, optionsIn } from '../fake-discord/reading.ts';
import { PATIENCE, preparedState, Scene } from './stage.ts';

/** 10:00 in Beijing on the day of the newest samples. */
const AT = '2024-12-27T02:00:00Z';

let state: string;
let scene: Scene;
let bot: NodeProcess;
let reader: User;

// One bot answers all these tests, in their order: each start costs a second, and a bot's day is long.
beforeAll(async () => {
  state = await preparedState(['data/samples'], AT);
  scene = await Scene.set({ at: AT, state });
  bot = await scene.startBot();
  await scene.fake.ready();
  reader = scene.fake.world.addMemberWith(scene.fake.first.guild, '小明');
}, PATIENCE.timeout);
afterAll(async () => {
  await scene.strike();
  rmSync(state, { recursive: true });
});

function command(
  name: string,
  options: Record<string, string> = {},
  user = reader,
): Promise<InteractionAnswer> {
  return scene.fake.interact({ kind: 'command', name, options, user, channel: scene.channel });
}

function press(message: Message, customId: string, values?: readonly string[]): Promise<InteractionAnswer> {
  const act = { kind: 'component', message, customId, user: reader, channel: scene.channel } as const;
  return scene.fake.interact({ ...act, ...(values && { values }) });
}

describe('the bot', PATIENCE, () => {
  test('logs in on two shards with the intent Guilds alone and offers its commands', () => {
    expect(scene.fake.gateway.identifies.map(({ shard }) => shard).sort()).toEqual([0, 1]);
    const names = scene.fake.commands.get('global')?.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['news', 'digest', 'subscribe', 'unsubscribe', 'help']));
  });

  test('tells its operator how to invite it, and that no source is switched on yet', () => {
    expect(bot.output).toContain(`client_id=${scene.fake.world.applicationId}&`);
    expect(bot.output).toContain('no source is switched on');
  });

  test('answers /news DeepSeek with the story itself, its section, column and text, and the other voice', async () => {
    const answer = await command('news', { query: 'DeepSeek' });
    expect(answer.isEphemeral).toBe(true);
    expect(answer.text).toContain('DeepSeek-V3 上线即开源');
    expect(answer.text).toContain('程序员专区 · 2024年12月27日星期五 · 极客头条');
    expect(answer.text).toContain('总参数 6710 亿');
    const way = buttonsIn(answer.message).find(({ label }) => label === '时间线');
    const timeline = await press(answer.message, way?.custom_id ?? '');
    const voice = optionsIn(timeline.message).find(({ label }) => label.includes('DeepSeek-V3在海外刷屏'));
    expect(voice?.description).toContain('AI周报');
    const other = await press(timeline.message, voice?.customId ?? '', [voice?.value ?? '']);
    expect(other.text).toContain('点评（AI周报的观点）');
  });

  test('proposes names and titles while a query is typed, in pinyin too', async () => {
    const typing = (query: string) =>
      scene.fake.interact({
        kind: 'autocomplete',
        name: 'news',
        options: { query },
        focused: 'query',
        user: reader,
        channel: scene.channel,
      });
    expect((await typing('deep')).choices.map(({ name }) => name).join('\n')).toContain('DeepSeek');
    expect((await typing('xiaomi')).choices.map(({ name }) => name).join('\n')).toContain('小米');
    expect((await typing('')).callback?.type).toBe(8);
  });

  test('lists the stories of a name with many, and opens the one that is chosen', async () => {
    const list = await command('news', { query: 'OpenAI' });
    const options = optionsIn(list.message);
    expect(options.length).toBeGreaterThan(2);
    const wanted = options.find(({ label }) => label.includes('公益公司'));
    const story = await press(list.message, wanted?.customId ?? '', [wanted?.value ?? '']);
    expect(story.text).toContain('特拉华州公益公司');
    expect(story.text).toContain('点评');
  });

  test('shows a day’s digest, and its buttons work after a restart', async () => {
    const digest = await command('digest', { date: '2024-12-26' });
    expect(digest.text).toContain('12月26日 周四');
    await scene.stopBot(bot);
    expect(bot.output).not.toMatch(/"level":[45]0.*(reconnecting|error|failed)/u);
    bot = await scene.startBot();
    await scene.fake.ready();

    const [item] = optionsIn(digest.message);
    const story = await press(digest.message, item?.customId ?? '', [item?.value ?? '']);
    expect(story.text).toContain('2024年12月26日星期四 · 极客头条');
    const back = buttonsIn(story.message).find(({ label }) => label?.startsWith('返回列表'));
    const again = await press(story.message, back?.custom_id ?? '');
    const before = buttonsIn(again.message).find(({ label }) => label === '前一天');
    const stepped = await press(again.message, before?.custom_id ?? '');
    expect(stepped.text).toContain('12月25日 周三');
    const puts = scene.fake.requests.filter(({ method }) => method === 'PUT');
    expect(puts.map(({ route }) => route)).toEqual(['PUT /applications/:application/commands']);
  });

  test('says what is wrong with a day, and that a day has no edition', async () => {
    const wrong = await command('digest', { date: '2024-13-45' });
    expect(wrong.isEphemeral).toBe(true);
    expect(wrong.text).not.toContain('国内要闻');
    const empty = await command('digest', { date: '2024-12-01' });
    expect(empty.text).toContain('12月1日');
    expect(empty.text).not.toContain('国内要闻');
  });

  test('lets nobody subscribe who may not manage the server, and everybody who may', async () => {
    const refused = await command('subscribe');
    expect(refused.isEphemeral).toBe(true);
    expect(refused.text).toContain('管理服务器');
    expect(await scene.withStore(countSubscriptions)).toBe(0);

    const admin = scene.fake.world.addMemberWith(scene.fake.first.guild, '管理员', 'ManageGuild');
    const accepted = await command('subscribe', { time: '08:00' }, admin);
    expect(accepted.text).toContain('08:00');
    expect(accepted.isEphemeral).toBe(true);
    expect(await scene.withStore(countSubscriptions)).toBe(1);
  });
});

async function countSubscriptions(store: Store): Promise<number> {
  return Number((await store.get('SELECT count(*) AS count FROM subscriptions'))?.count);
}
