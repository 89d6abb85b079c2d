import { expect, test } from 'vitest';
import { buttonsIn, readableText } from '../fake-discord/reading.ts';
import { botOfEachTest } from './runningBot.ts';

const start = botOfEachTest();

test('a member subscribes in a direct message, has a test sent there, and manages what is theirs over a restart', async () => {
  const { fake, user, app, restart } = await start();
  const channel = fake.world.directChannel(user);
  const give = (name: string, options = {}) =>
    fake.interact({ kind: 'command', name, options, user, channel });
  const subscribed = await give('subscribe', { time: '07:30', timezone: 'Europe/Berlin' });
  expect(subscribed.text).toContain('你的私信 订阅好了');
  expect(subscribed.text).toContain('每天 07:30 (Europe/Berlin)');
  expect(await app.context.subscriptions.ofChannel(user.id)).toMatchObject([
    { guildId: '@me', channelKind: 'direct', createdBy: user.id },
  ]);
  await restart();
  const id = buttonsIn(subscribed.message).find(({ label }) => label === '立即测试发送')?.custom_id ?? '';
  const press = (customId: string) =>
    fake.interact({ kind: 'component', message: subscribed.message, customId, user, channel });
  expect((await press(id)).text).toContain('已经发到 你的私信');
  expect(fake.messages(channel).map(readableText).join()).toContain('测试：');
  const listed = await give('subscriptions');
  expect(listed.text).toContain('你的订阅');
  expect((await give('unsubscribe')).text).toContain('已取消');
  expect((await give('subscriptions')).text).toContain('你还没有自己的订阅');
});

test('a member with closed messages is told why the test did not come', async () => {
  const { fake, user } = await start();
  const channel = fake.world.directChannel(user);
  const subscribed = await fake.interact({ kind: 'command', name: 'subscribe', user, channel });
  user.dmsClosed = true;
  const customId =
    buttonsIn(subscribed.message).find(({ label }) => label === '立即测试发送')?.custom_id ?? '';
  const tested = await fake.interact({
    kind: 'component',
    message: subscribed.message,
    customId,
    user,
    channel,
  });
  expect(tested.text).toContain('私信没有打开');
});
