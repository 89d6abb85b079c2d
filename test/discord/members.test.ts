import { expect, test } from 'vitest';
import { buttonsIn, readableText } from '../fake-discord/reading.ts';
import { botOfEachTest } from './runningBot.ts';

const start = botOfEachTest();

/** 12:40 in Beijing, when followers are told. */
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
  expect(fake.messages(fake.world.directChannel(fake.world.owner)).map(readableText).join()).toContain(
    '少了一段',
  );
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

test('a reader in Taiwan gets their script, and the original story on demand; others a frame in their language', async () => {
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
