import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { digestOfEditions } from '../../src/digests/ofDay.ts';
import { sendReadable } from '../../src/discord/readableMail.ts';
import { DiscordTransport } from '../../src/discord/sending/discordTransport.ts';
import { tellOwners } from '../../src/discord/tellOwners.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { problemMessage } from '../../src/messages/administration/problemMessage.ts';
import { planFollowNotices } from '../../src/outbox/follows/planFollowNotices.ts';
import { takeDown } from '../../src/outbox/takeDown.ts';
import { enqueueFollowNotices } from '../../src/store/members/followNotices.ts';
import { claimDeliveries } from '../../src/store/outbox/claimDeliveries.ts';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import { publish, story } from '../commands/newsroom.ts';
import type { User } from '../fake-discord/model.ts';
import { notificationOf } from '../fake-discord/pings.ts';
import { readableText } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';
import { sendWhatIsDue, tellFollowers } from './tellFollowers.ts';

const start = botOfEachTest();

/** 12:40 in Beijing, when followers are told. */
const NOON = new Date('2024-12-28T04:40:00Z');
const CREATE = 'POST /channels/:channel/messages';

function mailOf({ fake }: RunningBot, user: User): string[] {
  return fake.messages(fake.world.directChannel(user)).map(readableText);
}

async function follow({ app }: RunningBot, user: User, ...keywords: string[]): Promise<void> {
  for (const keyword of keywords) await app.context.followers.follow(user.id, keyword, 'zh-CN', NOON);
}

function members({ fake }: RunningBot, count: number): User[] {
  return Array.from({ length: count }, () => fake.world.addMemberWith(fake.first.guild, 'reader'));
}

test('an archive stored today is not told as news, and does not delay what is', async () => {
  const bot = await start();
  await follow(bot, bot.user, '小米');
  for (let year = 2010; year < 2020; year += 1) {
    const old = Array.from({ length: 25 }, (_, index) =>
      story(`old${year}${index}`, `小米旧闻${year}之${index}`),
    );
    await publish(bot.app.store, `${year}-05-06`, old);
  }
  await publish(bot.app.store, '2024-12-28', [story('dddddddddd', '小米今天的消息')]);
  await tellFollowers(bot, NOON);
  const [told, ...more] = mailOf(bot, bot.user);
  expect(more).toEqual([]);
  expect(told).toContain('小米今天的消息');
  expect(told).not.toContain('旧闻');
});

test('each follower is sent the news they follow, whoever else follows it', async () => {
  const bot = await start();
  const [one, two, three] = members(bot, 3);
  if (!one || !two || !three) throw new Error('fixture');
  await follow(bot, one, 'DeepSeek', '小米');
  await follow(bot, two, '小米');
  await follow(bot, three, '特斯拉');
  await publish(bot.app.store, '2024-12-28', [
    story('dddddddddd', '深度求索公布训练细节'),
    story('eeeeeeeeee', '小米发布新品'),
  ]);
  await tellFollowers(bot, NOON);
  expect(mailOf(bot, one)[0]).toMatch(/深度求索公布训练细节[\s\S]*小米发布新品/u);
  expect(mailOf(bot, two)[0]).not.toContain('深度求索');
  expect(mailOf(bot, three)).toEqual([]);
  expect((await bot.app.store.get('SELECT count(DISTINCT told_until) AS n FROM followers'))?.n).toBe(1);
});

test('a member who forgets or unfollows between planning and sending is not told', async () => {
  const bot = await start();
  const users = members(bot, 4);
  for (const user of users) await follow(bot, user, '小米', 'DeepSeek');
  await publish(bot.app.store, '2024-12-28', [
    story('dddddddddd', '深度求索公布训练细节'),
    story('eeeeeeeeee', '小米发布新品'),
  ]);
  const [forgetting, unfollowing, ending] = users;
  if (!forgetting || !unfollowing || !ending) throw new Error('fixture');
  expect(await planFollowNotices(bot.app, NOON)).toBe(4);
  const { followers } = bot.app.context;
  await followers.forget(forgetting.id);
  await followers.unfollow(unfollowing.id, '小米');
  for (const keyword of ['小米', 'DeepSeek']) await followers.unfollow(ending.id, keyword);
  await sendWhatIsDue(bot, NOON);
  expect(users.map((user) => mailOf(bot, user).length)).toEqual([0, 1, 0, 1]);
  expect(mailOf(bot, unfollowing)[0]).not.toContain('小米发布新品');
  const skipped = await bot.app.store.all("SELECT channel_id FROM deliveries WHERE state = 'skipped'");
  expect(skipped).toEqual([{ channel_id: ending.id }]);
});

test('a member who is forgotten while their message is on its way breaks nothing', async () => {
  const bot = await start();
  await follow(bot, bot.user, '小米');
  await publish(bot.app.store, '2024-12-28', [story('eeeeeeeeee', '小米发布新品')]);
  const transport = new ForgettingSender(bot);
  await tellFollowers(bot, NOON, transport);
  expect(mailOf(bot, bot.user)).toHaveLength(1);
  expect(await bot.app.store.all('SELECT * FROM deliveries')).toEqual([]);
});

/** A member uses /forget me while Discord's answer is on its way. */
class ForgettingSender extends DiscordTransport {
  readonly #bot: RunningBot;

  constructor(bot: RunningBot) {
    super(bot.rest);
    this.#bot = bot;
  }

  override async create(...request: Parameters<DiscordTransport['create']>) {
    const created = await super.create(...request);
    await this.#bot.app.context.followers.forget(this.#bot.user.id);
    return created;
  }
}

test.each([
  ['made', true, 1],
  ['not made', false, 2],
])(
  'a message whose answer was lost is looked for in its conversation: it was %s',
  async (_, done, creates) => {
    const bot = await start();
    await follow(bot, bot.user, '小米');
    await publish(bot.app.store, '2024-12-28', [story('eeeeeeeeee', '小米发布新品')]);
    bot.fake.nextFor(CREATE, { kind: 'status', status: 500, done });
    await tellFollowers(bot, NOON);
    await tellFollowers(bot, new Date(NOON.getTime() + 180_000));
    expect(mailOf(bot, bot.user)).toHaveLength(1);
    expect(mailOf(bot, bot.user)[0]).toContain('小米发布新品');
    expect(bot.fake.records.of(CREATE)).toHaveLength(creates);
    expect(await bot.app.store.all('SELECT state FROM deliveries')).toEqual([{ state: 'sent' }]);
  },
);

test('the next message goes to the conversation that is known, without opening it again', async () => {
  const bot = await start();
  await follow(bot, bot.user, '小米');
  await publish(bot.app.store, '2024-12-28', [story('eeeeeeeeee', '小米发布新品')]);
  await tellFollowers(bot, NOON);
  await publish(bot.app.store, '2024-12-29', [story('ffffffffff', '小米发布另一款新品')]);
  await tellFollowers(bot, new Date(NOON.getTime() + 86_400_000));
  expect(mailOf(bot, bot.user)).toHaveLength(2);
  expect(bot.fake.records.of('POST /users/@me/channels')).toHaveLength(1);
});

test('a message that is not due yet, as in quiet hours, waits for its time', async () => {
  const bot = await start();
  await follow(bot, bot.user, '小米');
  await publish(bot.app.store, '2024-12-28', [story('eeeeeeeeee', '小米发布新品')]);
  const [row] = await bot.app.store.all<{ row: number }>('SELECT row FROM stories ORDER BY row DESC LIMIT 1');
  const dueAt = new Date(NOON.getTime() + 3_600_000);
  const stories = [{ row: row?.row ?? 0, keywords: ['小米'], events: [] }];
  const round = { day: '2024-12-28' as CalendarDay, untilRow: row?.row ?? 0 };
  await enqueueFollowNotices(bot.app.store, [{ pace: 'daily', user: bot.user.id, dueAt, stories }], round);
  const waking = await bot.app.store.all('SELECT state, wake_at FROM deliveries');
  expect(waking).toEqual([{ state: 'due', wake_at: dueAt.getTime() }]);
  expect(await claimDeliveries(bot.app.store, { owner: 'a', leaseSeconds: 60 }, NOON, 1)).toEqual([]);
  await sendWhatIsDue(bot, dueAt);
  expect(mailOf(bot, bot.user)).toHaveLength(1);
});

test('a told story that is taken down is edited out of the message', async () => {
  const bot = await start();
  const [one, two] = members(bot, 2);
  if (!one || !two) throw new Error('fixture');
  await follow(bot, one, '小米', 'DeepSeek');
  await follow(bot, two, '小米');
  await publish(bot.app.store, '2024-12-28', [
    story('dddddddddd', '深度求索公布训练细节'),
    story('eeeeeeeeee', '小米高管离职传闻'),
  ]);
  await tellFollowers(bot, NOON);
  const { store, digestSources } = bot.app;
  const makeDigest: Parameters<typeof takeDown>[0]['makeDigest'] = (day, editions, choices) =>
    digestOfEditions(digestSources, day, editions, choices);
  expect(await takeDown({ store, makeDigest }, 'eeeeeeeeee', NOON)).toMatchObject({ messages: 2 });
  await tellFollowers(bot, new Date(NOON.getTime() + 60_000));
  expect(mailOf(bot, one)).toHaveLength(1);
  expect(mailOf(bot, one)[0]).toContain('深度求索公布训练细节');
  expect(mailOf(bot, one)[0]).not.toContain('离职');
  expect(mailOf(bot, two)).toEqual([expect.stringContaining('已经撤下')]);
});

test('/forget me leaves no trace of a member in the store, nor bytes of it in its file', async () => {
  const bot = await start();
  const { store, context } = bot.app;
  const { guild, channel } = bot.fake.first;
  await follow(bot, bot.user, '小米');
  const place = { guildId: guild.id, channelId: channel.id, channelKind: 'text' } as const;
  const subscription = await context.subscriptions.create(defaultChoices(place, bot.user.id), NOON);
  await context.notes.report({ story: 'aaaaaaaaaa' as StoryId, user: bot.user.id, note: '少一段' }, NOON);
  expect(await context.followers.forget(bot.user.id)).toBe(true);
  const folder = mkdtempSync(join(tmpdir(), 'sulan-forgotten-'));
  await store.copyTo(join(folder, 'copy.db'));
  const bytes = readFileSync(join(folder, 'copy.db'));
  rmSync(folder, { recursive: true });
  expect(bytes.includes('少一段')).toBe(false);
  expect(bytes.includes(bot.user.id)).toBe(false);
  // It goes on for its server.
  expect(await context.subscriptions.find(subscription.id)).toMatchObject({ createdBy: '', paused: null });
});

test('a follower’s phone shows the news, and a lost edit to its layout is repeated in the next minute', async () => {
  const bot = await start();
  const { fake, user } = bot;
  await follow(bot, user, 'DeepSeek');
  await publish(bot.app.store, '2024-12-28', [story('dddddddddd', '深度求索公布训练细节')]);
  fake.nextFor('PATCH /channels/:channel/messages/:message', { kind: 'status', status: 500 });
  await tellFollowers(bot, NOON);
  const messages = () => fake.messages(fake.world.directChannel(user));
  const [line] = messages();
  expect(line?.content).toContain('你关注的 DeepSeek 有新消息：深度求索公布训练细节');
  await tellFollowers(bot, new Date(NOON.getTime() + 60_000));
  const [laidOut, ...others] = messages();
  expect(others).toEqual([]);
  expect(laidOut?.content).toBe('');
  expect(laidOut && readableText(laidOut)).toContain('深度求索公布训练细节');
  expect(fake.records.of(CREATE)).toHaveLength(1);
});

test('what owners and subscribers are told is a line that a notification shows, and then its layout', async () => {
  const bot = await start();
  const reason = { code: 'refused', status: 400, error: 200_000, message: 'blocked' } as const;
  const report = { id: 'r1', story: 'aaaaaaaaaa' as StoryId, note: '第二段的数字不对', user: bot.user.id };
  const [owner, admin] = members(bot, 2);
  if (!owner || !admin) throw new Error('fixture');
  await tellOwners(report, new Set([owner.id]), bot.mail, { warn() {} });
  await sendReadable(
    bot.mail,
    admin.id,
    problemMessage(bot.channel.id, { reason, paused: false }, 'zh-CN'),
    'p1',
  );
  const [told] = bot.fake.messages(bot.fake.world.directChannel(owner));
  const [warned] = bot.fake.messages(bot.fake.world.directChannel(admin));
  if (!told || !warned) throw new Error('nobody was told');
  expect(notificationOf(told)).toBe('报错 r1：第二段的数字不对');
  expect(notificationOf(warned)).toContain('速览发不出去了：服务器的 AutoMod 拦下了内容');
  for (const message of [told, warned]) {
    expect(message.content).toBe('');
    expect(message.flags & (1 << 15)).toBe(1 << 15);
  }
});

test.each([
  ['zh-CN', 'crosspost', '速览没能发布到关注频道的服务器', '「管理消息」'],
  ['zh-CN', 'thread', '速览的讨论串开不了', '「创建公共讨论串」'],
  ['zh-TW', 'thread', '速覽的討論串開不了', '「建立公開討論串」'],
  ['en-US', 'correction', 'A correction of the digest cannot be shown', 'Send Messages'],
] as const)(
  'in %s a refused %s says that the digest stands, and the rights it needs',
  (locale, step, title, right) => {
    const reason = { code: 'refused', status: 403, error: 50_013, message: 'Missing Permissions' } as const;
    const message = problemMessage('1', { reason, paused: false, step }, locale);
    const text = JSON.stringify(message);
    expect(message.title).toBe(title);
    expect(text).toContain(right);
    expect(text).not.toMatch(/三天|three days/u);
  },
);

test('what owners are told is given its layout by a later attempt where the first ones fail', async () => {
  const bot = await start();
  const [admin] = members(bot, 1);
  if (!admin) throw new Error('fixture');
  const EDIT = 'PATCH /channels/:channel/messages/:message';
  bot.fake.nextFor(EDIT, { kind: 'status', status: 500 });
  bot.fake.nextFor(EDIT, { kind: 'status', status: 502 });
  const reason = { code: 'refused', status: 403, error: 50_013, message: 'Missing Permissions' } as const;
  const message = problemMessage(bot.channel.id, { reason, paused: false }, 'zh-CN');
  expect((await sendReadable(bot.mail, admin.id, message, 'p2', [0, 0, 0])).kind).toBe('sent');
  const [told, ...more] = bot.fake.messages(bot.fake.world.directChannel(admin));
  expect(more).toEqual([]);
  expect(told?.content).toBe('');
});
