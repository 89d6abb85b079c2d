import { expect, test } from 'vitest';
import { publish, story } from '../commands/newsroom.ts';
import type { User } from '../fake-discord/model.ts';
import { buttonsIn, readableText } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';
import { tellFollowers } from './tellFollowers.ts';

const start = botOfEachTest();

/** 12:40 in Beijing, when followers are told. */
const NOON = new Date('2024-12-27T04:40:00Z');
const NEXT_NOON = new Date('2024-12-28T04:40:00Z');

function mailOf({ fake }: RunningBot, user: User): string[] {
  return fake.messages(fake.world.directChannel(user)).map(readableText);
}

async function bringNews({ app }: RunningBot): Promise<void> {
  await publish(app.store, '2024-12-28', [
    story('dddddddddd', '深度求索公布训练细节'),
    story('eeeeeeeeee', '与此无关的一条'),
  ]);
}

async function bringMore({ app }: RunningBot): Promise<void> {
  await publish(app.store, '2024-12-28', [story('ffffffffff', 'DeepSeek 又开源了一个模型')]);
}

test('a member follows from the button of a digest, is told once a day, and ends it with one click', async () => {
  const bot = await start();
  const { fake, user, channel, app } = bot;
  const digest = await fake.interact({ kind: 'command', name: 'digest', user, channel });
  const asked = await fake.interact({
    kind: 'component',
    message: digest.message,
    customId: '1|k',
    user,
    channel,
  });
  expect(asked.modal?.title).toBe('关注关键词');
  const followed = await fake.interact({
    kind: 'modal',
    customId: asked.modal?.customId ?? '',
    fields: { keyword: 'DeepSeek' },
    user,
    channel,
  });
  expect(followed.text).toContain('已关注「DeepSeek」');
  await tellFollowers(bot, NOON);
  expect(mailOf(bot, user)).toEqual([]);
  await bringNews(bot);
  await tellFollowers(bot, NOON);
  await tellFollowers(bot, NOON);
  const [told, ...more] = mailOf(bot, user);
  expect(more).toEqual([]);
  // 深度求索 is DeepSeek's other name.
  expect(told).toContain('深度求索公布训练细节');
  expect(told).not.toContain('与此无关');
  const dm = fake.world.directChannel(user);
  const [message] = fake.messages(dm);
  if (!message) throw new Error('nothing was told');
  const customId = buttonsIn(message).find(({ custom_id }) => custom_id?.startsWith('1|u|'))?.custom_id ?? '';
  const ended = await fake.interact({
    kind: 'component',
    message,
    customId,
    user,
    channel: dm,
  });
  expect(ended.text).toContain('已取消关注「DeepSeek」');
  expect((await app.context.followers.find(user.id))?.keywords).toEqual([]);
});

test('who takes no direct messages is left alone, and told so at the next /follow', async () => {
  const bot = await start();
  const { fake, user, channel, app } = bot;
  const follow = (keyword: string) =>
    fake.interact({ kind: 'command', name: 'follow', options: { keyword }, user, channel });
  await follow('DeepSeek');
  user.dmsClosed = true;
  await bringNews(bot);
  await tellFollowers(bot, NOON);
  await tellFollowers(bot, NEXT_NOON);
  expect((await app.context.followers.find(user.id))?.closedAt).not.toBeNull();
  expect((await follow('小米')).text).toContain('私信没有成功');
});

test('/follow alone says that messages were closed, and the next one goes as soon as they are open', async () => {
  const bot = await start();
  const { fake, user, channel } = bot;
  const follow = (options: Record<string, string>) =>
    fake.interact({ kind: 'command', name: 'follow', options, user, channel });
  await follow({ keyword: 'DeepSeek' });
  user.dmsClosed = true;
  await bringNews(bot);
  await tellFollowers(bot, NOON);
  user.dmsClosed = false;
  await tellFollowers(bot, new Date(NOON.getTime() + 60_000));
  expect(mailOf(bot, user)).toEqual([]);
  expect((await follow({})).text).toMatch(/私信没有成功.*DeepSeek/su);
  await bringMore(bot);
  await tellFollowers(bot, new Date(NOON.getTime() + 120_000));
  expect(mailOf(bot, user)).toHaveLength(1);
  expect((await follow({})).text).not.toContain('没有成功');
});

test('who opens their messages without a word is tried again after a week', async () => {
  const bot = await start();
  const { fake, user, channel } = bot;
  await fake.interact({ kind: 'command', name: 'follow', options: { keyword: 'DeepSeek' }, user, channel });
  user.dmsClosed = true;
  await bringNews(bot);
  await tellFollowers(bot, NOON);
  user.dmsClosed = false;
  await bringMore(bot);
  await tellFollowers(bot, NEXT_NOON);
  expect(mailOf(bot, user)).toEqual([]);
  await publish(bot.app.store, '2025-01-04', [story('gggggggggg', 'DeepSeek 新年发布')]);
  await tellFollowers(bot, new Date(NOON.getTime() + 8 * 86_400_000));
  expect(mailOf(bot, user)).toHaveLength(1);
});

test('a message whose answer was lost is not sent twice', async () => {
  const bot = await start();
  const { fake, user, channel } = bot;
  await fake.interact({ kind: 'command', name: 'follow', options: { keyword: 'DeepSeek' }, user, channel });
  await bringNews(bot);
  fake.nextFor('POST /channels/:channel/messages', { kind: 'status', status: 500, done: true });
  await tellFollowers(bot, NOON);
  await tellFollowers(bot, new Date(NOON.getTime() + 60_000));
  await tellFollowers(bot, new Date(NOON.getTime() + 600_000));
  expect(mailOf(bot, user)).toHaveLength(1);
});

test('/export me comes as a file that the member alone sees', async () => {
  const { fake, user, channel } = await start();
  await fake.interact({ kind: 'command', name: 'follow', options: { keyword: 'DeepSeek' }, user, channel });
  const answer = await fake.interact({ kind: 'command', name: 'export', subcommand: 'me', user, channel });

  expect(answer.text).toContain('这是这里保存的、和你有关的全部内容');
  expect(answer.message?.attachments).toMatchObject([{ filename: 'sulan-export.json' }]);
  expect(answer.message?.visibleTo).toBe(user.id);
});

test('/forget me asks first, then deletes all of it', async () => {
  const { fake, user, channel, app } = await start();
  await fake.interact({ kind: 'command', name: 'follow', options: { keyword: 'DeepSeek' }, user, channel });
  const asked = await fake.interact({ kind: 'command', name: 'forget', subcommand: 'me', user, channel });
  expect(await app.context.followers.find(user.id)).toBeDefined();
  const done = await fake.interact({
    kind: 'component',
    message: asked.message,
    customId: '1|x|y',
    user,
    channel,
  });
  expect(done.text).toContain('已经全部删除');
  expect(await app.context.followers.find(user.id)).toBeUndefined();
});

test('a report goes to the owner with the story', async () => {
  const bot = await start();
  const { fake, channel } = bot;
  const member = fake.world.addMemberWith(fake.first.guild, 'reader');
  const shown = await fake.interact({
    kind: 'command',
    name: 'news',
    options: { query: 'DeepSeek' },
    user: member,
    channel,
  });
  const asked = await fake.interact({
    kind: 'component',
    message: shown.message,
    customId: '1|e|aaaaaaaaaa',
    user: member,
    channel,
  });
  const said = await fake.interact({
    kind: 'modal',
    customId: asked.modal?.customId ?? '',
    fields: { note: '少了一段' },
    user: member,
    channel,
    message: shown.message,
  });
  expect(said.text).toContain('已经记下');
  expect(mailOf(bot, fake.world.owner).join()).toContain('少了一段');
});

test('a channel gets one shared answer a minute; the next one only its asker', async () => {
  const { fake, user, channel } = await start();
  const share = () =>
    fake.interact({ kind: 'command', name: 'news', options: { query: '小米', share: true }, user, channel });
  expect((await share()).isEphemeral).toBe(false);
  const second = await share();
  expect(second.isEphemeral).toBe(true);
  expect(second.text).toContain('才能再公开');
});

test('the context menu finds what a message is about', async () => {
  const { fake, user, channel } = await start();
  const welcome = await fake.interact({
    kind: 'command',
    name: 'news',
    options: { query: '小米', share: true },
    user,
    channel,
  });
  const target = { ...welcome.message, content: '听说深度求索又有动作了？ https://example.org/x' };
  const found = await fake.interact({ kind: 'message-command', name: '查相关新闻', target, user, channel });
  expect(found.text).toContain('DeepSeek-V3 首个版本上线并同步开源');
  // A message of components, as the bot's own are, says what its texts say.
  const own = await fake.interact({
    kind: 'message-command',
    name: '查相关新闻',
    target: welcome.message,
    user,
    channel,
  });
  expect(own.text).toMatch(/小米/u);
  const silent = { ...welcome.message, components: [] };
  const none = await fake.interact({
    kind: 'message-command',
    name: '查相关新闻',
    target: silent,
    user,
    channel,
  });
  expect(none.text).toContain('没有可以搜索的文字');
});

test('where the app is installed by the user alone, /news works and /subscribe brings the digest by direct message', async () => {
  const { fake, user, channel } = await start();
  const news = await fake.interact({
    kind: 'command',
    name: 'news',
    options: { query: '小米' },
    user,
    channel,
    userInstalled: true,
  });
  expect(news.text).toContain('找到 2 条');
  const subscribe = await fake.interact({
    kind: 'command',
    name: 'subscribe',
    user,
    channel,
    userInstalled: true,
    force: true,
  });
  expect(subscribe.text).toContain('你的私信 订阅好了');
});

test('a search within bounds that finds nothing offers the same without them', async () => {
  const { fake, user, channel } = await start();
  const options = { query: '小米', section: '国际要闻', since: '2024-12-01' };
  const none = await fake.interact({ kind: 'command', name: 'news', options, user, channel });
  expect(none.text).toContain('只看：2024年12月1日以来、国际要闻');
  const [everywhere] = buttonsIn(none.message);
  expect(everywhere?.label).toBe('不限范围再找');
  const customId = everywhere?.custom_id ?? '';
  const all = await fake.interact({ kind: 'component', message: none.message, customId, user, channel });
  expect(all.text).toContain('「小米」：找到 2 条');
  const wrong = { query: '小米', since: '过年' };
  const refused = await fake.interact({ kind: 'command', name: 'news', options: wrong, user, channel });
  expect(refused.text).toContain('看不懂「过年」是哪一天');
});

test('a reader in Taiwan gets their script, and the story as it was written on demand; others their frame', async () => {
  const { fake, user, channel } = await start();
  user.locale = 'zh-TW';
  const options = { query: '小米汽车' };
  const shown = await fake.interact({ kind: 'command', name: 'news', options, user, channel });
  expect(shown.text).toContain('小米汽車交付量公布');
  expect(shown.text).toContain('國內要聞');
  const original = buttonsIn(shown.message).find(({ label }) => label === '看原文用字');
  const customId = original?.custom_id ?? '';
  const written = await fake.interact({ kind: 'component', message: shown.message, customId, user, channel });
  expect(written.text).toContain('小米汽车交付量公布');
  expect(written.message.id).toBe(shown.message.id);
  user.locale = 'en-GB';
  const english = await fake.interact({ kind: 'command', name: 'news', options, user, channel });
  expect(english.text).toContain('Commentary (the opinion of 极客头条)');
  expect(english.text).toContain('小米汽车交付量公布');
});

test('in direct messages the digest and stories work', async () => {
  const { fake, user } = await start();
  const channel = fake.world.directChannel(user);
  const digest = await fake.interact({ kind: 'command', name: 'digest', user, channel });
  expect(digest.text).toContain('一分钟速览');
  const opened = await fake.interact({
    kind: 'component',
    message: digest.message,
    customId: '1|m|0',
    values: ['1|s|bbbbbbbbbb|d|2024-12-27|0'],
    user,
    channel,
  });
  expect(opened.text).toContain('小米正搭建 GPU 万卡集群');
});

test('a paged story goes on after a restart', async () => {
  const { fake, user, channel, restart } = await start();
  const shown = await fake.interact({
    kind: 'command',
    name: 'news',
    options: { query: 'DeepSeek' },
    user,
    channel,
  });
  await restart();
  const turned = await fake.interact({
    kind: 'component',
    message: shown.message,
    customId: '1|p|aaaaaaaaaa|1',
    user,
    channel,
  });
  expect(turned.text).toContain('第 2 页，共 3 页');
});
