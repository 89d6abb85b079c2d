import { afterEach, expect, test } from 'vitest';
import type { StoryId } from '../../src/editions/edition.ts';
import { planAlerts } from '../../src/outbox/follows/planAlerts.ts';
import type { Problem } from '../../src/outbox/problem.ts';
import { takeDown } from '../../src/outbox/takeDown.ts';
import { shippedConcepts } from '../../src/words/concepts.ts';
import { publish, story } from '../commands/newsroom.ts';
import type { Channel, Message } from '../fake-discord/model.ts';
import { notificationOf, pingsOf } from '../fake-discord/pings.ts';
import { buttonsIn, optionsIn, readableText } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';
import { sendWhatIsDue } from './tellFollowers.ts';

const start = botOfEachTest();
afterEach(() => {
  stories = 0;
});

const at = (time: string, day = '2024-12-28') => new Date(`${day}T${time}:00+08:00`);

/** What stands in a channel of the bot's. */
const postsIn = ({ fake }: RunningBot, channel: Channel): readonly Message[] => fake.messages(channel);

let stories = 0;
async function bring({ app }: RunningBot, titles: readonly string[], day = '2024-12-28'): Promise<string[]> {
  const told = titles.map((title) => {
    stories += 1;
    return story(`al${String(stories).padStart(8, '0')}`, title);
  });
  await publish(app.store, day, told, { column: `栏目${stories}` });
  await app.catchUp();
  return told.map(({ id }) => id);
}

async function raise(
  bot: RunningBot,
  now: Date,
  tell: (problem: Problem) => void = () => {},
): Promise<number> {
  const { store, lexicon } = bot.app;
  const planned = await planAlerts({ store, lexicon, concepts: shippedConcepts() }, now);
  await sendWhatIsDue(bot, now, undefined, tell);
  return planned;
}

async function setAlert(bot: RunningBot, keyword: string, more: Record<string, unknown> = {}) {
  await bot.app.context.alerts.set(
    {
      guildId: bot.fake.first.guild.id,
      channelId: bot.channel.id,
      channelKind: 'text',
      keyword,
      pingRole: null,
      dailyLimit: 3,
      language: 'zh-CN',
      createdBy: bot.user.id,
      ...more,
    },
    at('06:00'),
  );
}

test('a role is pinged for another word for the keyword, exactly it and once, whatever is asked again', async () => {
  const bot = await start();
  const { fake, user, channel } = bot;
  const role = fake.world.addRole(fake.first.guild, '值班', [], true);
  const set = await fake.interact({
    kind: 'command',
    name: 'alert',
    options: { keyword: '安全漏洞', role: role.id },
    user,
    channel,
  });
  expect(set.text).toContain('已设好「安全漏洞」的提醒');
  await bring(bot, ['某浏览器曝零日，已有人利用', '某公司发布新品']);
  expect(await raise(bot, at('09:00'))).toBe(1);
  await bot.restart();
  expect(await raise(bot, at('09:01'))).toBe(0);
  const [told, ...more] = postsIn(bot, channel);
  if (!told) throw new Error('nothing was posted');
  expect(more).toEqual([]);
  expect(readableText(told)).toContain('「安全漏洞」有新消息');
  expect(readableText(told)).toContain('某浏览器曝零日');
  expect(readableText(told)).not.toMatch(/新品|2024年/u);
  expect(notificationOf(told)).toContain('某浏览器曝零日');
  expect(pingsOf(fake.world, told)).toEqual([role.id]);
  const customId = buttonsIn(told).find(({ label }) => label === '为什么有这一条')?.custom_id ?? '';
  const why = await fake.interact({ kind: 'component', message: told, customId, user, channel });
  expect(why.text).toContain('这个频道设了「安全漏洞」的提醒');
  const [entry] = optionsIn(told);
  const opened = await fake.interact({
    kind: 'component',
    message: told,
    customId: entry?.customId ?? '',
    values: [entry?.value ?? ''],
    user,
    channel,
  });
  expect(opened.text).toContain('这是正文');
});

test('so many messages a day, the last one says so, and the next day begins anew', async () => {
  const bot = await start();
  await setAlert(bot, '小米', { dailyLimit: 2 });
  await bring(bot, ['小米电视降价', '小米手表换屏']);
  await raise(bot, at('08:00'));
  await bring(bot, ['小米平板停产']);
  await raise(bot, at('09:00'));
  await bring(bot, ['小米路由器召回']);
  await raise(bot, at('10:00'));
  const told = postsIn(bot, bot.channel).map(readableText);
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/电视降价[\s\S]*手表换屏/u);
  expect(told[0]).not.toContain('到此为止');
  expect(told[1]).toContain('今天的提醒到此为止：每天最多 2 次。');
  await bring(bot, ['小米音箱上市'], '2024-12-29');
  await raise(bot, at('08:00', '2024-12-29'));
  expect(postsIn(bot, bot.channel)).toHaveLength(3);
});

test('yesterday’s news is not alerted, nor what was told of the event before, but what tells more is', async () => {
  const bot = await start();
  await setAlert(bot, '听澜');
  const takeover = {
    paragraphs: ['小米说，已同意以 3.2 亿美元买下语音识别公司听澜，团队 140 人并入汽车部门。'],
  };
  await publish(bot.app.store, '2024-12-27', [story('ka00000001', '听澜的旧事一件')], { column: '旧' });
  await publish(
    bot.app.store,
    '2024-12-28',
    [story('ka00000002', '小米收购语音公司听澜，作价 3.2 亿美元', takeover)],
    { column: '甲' },
  );
  await bot.app.catchUp();
  await raise(bot, at('08:00'));
  const retold = {
    paragraphs: ['语音识别公司听澜被小米收购，价格 3.2 亿美元，140 人的团队今后做车载语音。'],
  };
  await publish(bot.app.store, '2024-12-28', [story('ka00000003', '3.2 亿美元，小米买下听澜', retold)], {
    column: '乙',
  });
  await bot.app.catchUp();
  await raise(bot, at('09:00'));
  const founders = { paragraphs: ['小米收购听澜宣布后，听澜的两名创始人说将离开，小米表示理解。'] };
  await publish(
    bot.app.store,
    '2024-12-28',
    [story('ka00000004', '小米收购听澜后，两名创始人离开', founders)],
    { column: '丙' },
  );
  await bot.app.catchUp();
  await raise(bot, at('10:00'));
  const told = postsIn(bot, bot.channel).map(readableText);
  expect(told).toHaveLength(2);
  expect(told[0]).not.toContain('旧事');
  expect(told[1]).toContain('两名创始人离开');
});

test('a channel that takes no message is left alone, and its alert paused, who made it told', async () => {
  const bot = await start();
  const { fake, user, channel, app } = bot;
  await setAlert(bot, '小米', { channelId: '999999999999999999' });
  await bring(bot, ['小米电视降价']);
  const problems: unknown[] = [];
  await raise(bot, at('08:00'), (problem) => problems.push(problem));
  expect(problems).toMatchObject([{ alert: '小米', paused: true }]);
  const [paused] = await app.context.alerts.ofGuild(fake.first.guild.id);
  expect(paused?.paused?.reason).not.toBeNull();
  const list = await fake.interact({ kind: 'command', name: 'alert', user, channel });
  expect(list.text).toMatch(/小米.*已暂停（/u);
  await bring(bot, ['小米手表换屏']);
  expect(await raise(bot, at('09:00'))).toBe(0);
});

test('what is taken down goes out of the alert that stands, and a removed alert tells nothing more', async () => {
  const bot = await start();
  await setAlert(bot, '小米');
  const [id] = await bring(bot, ['小米电视降价']);
  await raise(bot, at('08:00'));
  const parts = { store: bot.app.store, makeDigest: async () => undefined };
  await takeDown(parts, (id ?? '') as StoryId, at('08:30'));
  await sendWhatIsDue(bot, at('08:31'));
  expect(postsIn(bot, bot.channel).map(readableText)).toEqual([expect.stringContaining('已经撤下')]);
  const [alert] = await bot.app.context.alerts.ofGuild(bot.fake.first.guild.id);
  if (alert) await bot.app.context.alerts.remove(alert.id);
  await bring(bot, ['小米手表换屏']);
  expect(await raise(bot, at('09:00'))).toBe(0);
});

test('many alerts of one keyword are raised page by page, each once', async () => {
  const bot = await start();
  const { store } = bot.app;
  await store.runEach(
    `INSERT INTO alerts (id, guild_id, channel_id, channel_kind, keyword_key, keyword, daily_limit, language, created_by,
       created_at, looked_until) VALUES (?, '3', ?, 'text', '小米', '小米', 3, 'zh-CN', '', 0, 0)`,
    Array.from({ length: 350 }, (_, index) => [`alert${index}`, String(10n ** 17n + BigInt(index))]),
  );
  await bring(bot, ['小米电视降价']);
  const context = { store, lexicon: bot.app.lexicon, concepts: shippedConcepts() };
  expect(await planAlerts(context, at('08:00'))).toBe(350);
  expect(await planAlerts(context, at('08:01'))).toBe(0);
});
