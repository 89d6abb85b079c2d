import { expect, test } from 'vitest';
import type { StoryId } from '../../src/editions/edition.ts';
import { publish, story } from '../commands/newsroom.ts';
import type { Message, User } from '../fake-discord/model.ts';
import { controlIn, optionsIn, readableText } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';
import { tellFollowers } from './tellFollowers.ts';

const start = botOfEachTest();

/** 12:40 in Beijing of a day, when followers are told. */
const noonOf = (day: string) => new Date(`${day}T04:40:00Z`);

function mailOf({ fake }: RunningBot, user: User): readonly Message[] {
  return fake.messages(fake.world.directChannel(user));
}

const TAKEOVER = story('ta00000001', '小米收购语音公司听澜，作价 3.2 亿美元', {
  paragraphs: ['小米 12 月 27 日说，已同意以 3.2 亿美元买下语音识别公司听澜，团队 140 人并入汽车部门。'],
});
/** Another column tells the same, with nothing new. */
const RETOLD = story('ta00000002', '3.2 亿美元，小米买下听澜', {
  paragraphs: ['语音识别公司听澜被小米收购，价格 3.2 亿美元，140 人的团队今后做车载语音。'],
});
const FOUNDERS = story('ta00000003', '小米收购听澜后，两名创始人离开', {
  paragraphs: ['小米收购听澜宣布后，听澜的两名创始人说将离开，小米表示理解。'],
});
const FOUNDERS_RETOLD = story('ta00000004', '听澜两名创始人离开小米', {
  paragraphs: ['被小米收购的听澜有两名创始人离开，小米表示理解。'],
});
const OTHER = story('ta00000005', '小米汽车交付量创新高', {
  paragraphs: ['小米汽车十二月交付两万五千辆，创下新高。'],
});

async function publishReady(
  { app }: RunningBot,
  ...args: Parameters<typeof publish> extends [unknown, ...infer Rest] ? Rest : never
) {
  await publish(app.store, ...args);
  await app.catchUp();
}

async function press({ fake, user, channel }: RunningBot, message: Message, label: string) {
  const control = controlIn(message, label) ?? { customId: '' };
  return fake.interact({ kind: 'component', message, ...control, user, channel });
}

/** Opens the story of the newest digest that has this title, and follows its event. */
async function openAndFollow(bot: RunningBot, title: string) {
  const { fake, user, channel } = bot;
  const digest = await fake.interact({ kind: 'command', name: 'digest', user, channel });
  const option = optionsIn(digest.message).find(({ label }) => label.includes(title.slice(0, 10)));
  const opened = await fake.interact({
    kind: 'component',
    message: digest.message,
    customId: option?.customId ?? '',
    values: [option?.value ?? ''],
    user,
    channel,
  });
  return press(bot, opened.message, '关注这件事的后续');
}

test('a follower of an event is told its next chapter once, however many columns tell it', async () => {
  const bot = await start();
  await publishReady(bot, '2024-12-27', [TAKEOVER, OTHER], { column: '早间快讯' });
  const followed = await openAndFollow(bot, TAKEOVER.title);
  expect(followed.text).toContain('已关注这件事的后续：「小米收购语音公司听澜，作价 3.2 亿美元」');
  expect(followed.text).toContain('上次有消息是今天');
  // The same told again is no chapter.
  await publishReady(bot, '2024-12-28', [RETOLD], { column: '晚间要闻' });
  await tellFollowers(bot, noonOf('2024-12-28'));
  expect(mailOf(bot, bot.user)).toEqual([]);
  await bot.restart();
  await publishReady(bot, '2024-12-29', [FOUNDERS, story('zz00000001', '小米电视降价')], {
    column: '早间快讯',
  });
  await publishReady(bot, '2024-12-29', [FOUNDERS_RETOLD], { column: '晚间要闻' });
  await tellFollowers(bot, noonOf('2024-12-29'));
  const [told, ...more] = mailOf(bot, bot.user);
  expect(more).toEqual([]);
  if (!told) throw new Error('nothing was told');
  const text = readableText(told);
  expect(text).toContain('你关注的一件事有后续');
  expect(text).toContain('后续：小米收购语音公司听澜');
  expect(text).toMatch(/两名创始人离开/u);
  expect(text.match(/^\d+\. /gmu)).toHaveLength(1);
  expect(text).not.toContain('降价');
  const { fake, user } = bot;
  const [entry] = optionsIn(told);
  const conversation = fake.world.directChannel(user);
  const opened = await fake.interact({
    kind: 'component',
    message: told,
    customId: entry?.customId ?? '',
    values: [entry?.value ?? ''],
    user,
    channel: conversation,
  });
  const why = await press({ ...bot, channel: conversation }, opened.message, '为什么有这一条');
  expect(why.text).toContain('你关注了这件事的后续：「小米收购语音公司听澜，作价 3.2 亿美元」');
  // The next day nobody tells more.
  await publishReady(
    bot,
    '2024-12-30',
    [story('ta00000006', FOUNDERS.title, { paragraphs: FOUNDERS.paragraphs })],
    { column: '第三家' },
  );
  await tellFollowers(bot, noonOf('2024-12-30'));
  expect(mailOf(bot, bot.user)).toHaveLength(1);
});

test('a follow outlives the story at which it was followed, and every story of the event', async () => {
  const bot = await start();
  await publishReady(bot, '2024-12-27', [TAKEOVER, OTHER], { column: '早间快讯' });
  await publishReady(bot, '2024-12-27', [RETOLD], { column: '晚间要闻' });
  await openAndFollow(bot, TAKEOVER.title);
  await bot.app.digestSources.stories.remove(TAKEOVER.id);
  await bot.app.catchUp();
  await publishReady(bot, '2024-12-28', [FOUNDERS], { column: '早间快讯' });
  await tellFollowers(bot, noonOf('2024-12-28'));
  expect(mailOf(bot, bot.user).map(readableText).join()).toMatch(
    /后续：3\.2 亿美元，小米买下听澜[\s\S]*创始人离开/u,
  );
  for (const id of [RETOLD.id, FOUNDERS.id]) await bot.app.digestSources.stories.remove(id);
  await bot.app.catchUp();
  const { fake, user, channel } = bot;
  const listed = await fake.interact({ kind: 'command', name: 'follow', user, channel });
  expect(listed.text).toContain('新闻已经撤下的一件事');
  await tellFollowers(bot, noonOf('2024-12-29'));
  expect(mailOf(bot, bot.user)).toHaveLength(1);
});

test('/follow lists keywords and events with what to expect of them, and ends each by a menu or /unfollow', async () => {
  const bot = await start();
  const { fake, user, channel } = bot;
  const say = (name: string, options: Record<string, string> = {}) =>
    fake.interact({ kind: 'command', name, options, user, channel });
  await publishReady(bot, '2024-12-24', [TAKEOVER], { column: '早间快讯' });
  await publishReady(bot, '2024-12-27', [story('zz00000002', '别的一条')], { column: '别的栏' });
  const keyword = await say('follow', { keyword: '小米' });
  expect(keyword.text).toContain('过去 7 天有 3 条');
  expect((await say('follow', { keyword: '无人提起' })).text).toContain('过去 7 天没有');
  const opened = await say('news', { query: '听澜' });
  await press(bot, opened.message, '关注这件事的后续');
  const again = await press(bot, opened.message, '关注这件事的后续');
  expect(again.text).toContain('你已经关注了这件事');
  const listed = await say('follow');
  expect(listed.text).toMatch(/小米 · 过去 7 天有 3 条[\s\S]*无人提起 · 过去 7 天没有/u);
  expect(listed.text).toContain('小米收购语音公司听澜，作价 3.2 亿美元 · 上次有消息是三天前');
  const proposed = await fake.interact({
    kind: 'autocomplete',
    name: 'unfollow',
    options: { keyword: '收购' },
    focused: 'keyword',
    user,
    channel,
  });
  const [{ value = '' } = {}] = proposed.choices ?? [];
  expect((await say('unfollow', { keyword: String(value) })).text).toContain('不再关注这件事');
  const menu = optionsIn(listed.message).find(({ label }) => label === '无人提起');
  const ended = await fake.interact({
    kind: 'component',
    message: listed.message,
    customId: menu?.customId ?? '',
    values: [menu?.value ?? ''],
    user,
    channel,
  });
  expect(ended.text).toContain('已取消关注「无人提起」');
  const left = (await say('follow')).text;
  expect(left).toContain('小米');
  expect(left).not.toMatch(/无人提起|听澜/u);
});

test('a member follows ten events at most, and all of it is exported and forgotten', async () => {
  const bot = await start();
  const { followers, memberData } = bot.app.context;
  const follow = (id: string) =>
    followers.followEvent(bot.user.id, { id: id as StoryId, stories: [] }, 'zh-CN', noonOf('2024-12-27'));
  for (let number = 0; number < 10; number += 1)
    expect((await follow(`tb0000000${number}`)).followed).toBe('followed');
  expect((await follow('tc00000000')).followed).toBe('too-many');
  expect((await follow('tb00000003')).followed).toBe('followed-before');
  expect((await memberData(bot.user.id))?.followedEvents).toHaveLength(10);
  await followers.forget(bot.user.id);
  expect(await memberData(bot.user.id)).toBeUndefined();
});
