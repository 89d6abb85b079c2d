import { expect, test } from 'vitest';
import { publish, story } from '../commands/newsroom.ts';
import type { User } from '../fake-discord/model.ts';
import { buttonsIn, readableText } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';
import { tellFollowers } from './tellFollowers.ts';

const start = botOfEachTest();

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

test('a member without direct messages is sent none, and told so at the next /follow', async () => {
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

test('closed messages are tried again after a week, without a new /follow', async () => {
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
