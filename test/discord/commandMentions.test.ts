import { expect, test } from 'vitest';
import { botOfEachTest } from './runningBot.ts';

const start = botOfEachTest();

test('commands in answers are pressed where they are named, in every language, over a restart', async () => {
  const { fake, user, channel, restart } = await start();
  for (const locale of ['zh-CN', 'zh-TW', 'en-US']) {
    user.locale = locale;
    const help = await fake.interact({ kind: 'command', name: 'help', user, channel });
    expect(help.text).toMatch(/^- <\/news:\d{17,20}> /mu);
    expect(help.text).toMatch(/<\/forget me:\d{17,20}>/u);
    const none = await fake.interact({ kind: 'command', name: 'unsubscribe', user, channel });
    expect(none.text).toMatch(/<\/subscribe:\d{17,20}>.*<\/subscriptions:\d{17,20}>/su);
  }
  await restart();
  const again = await fake.interact({ kind: 'command', name: 'help', user, channel });
  expect(again.text).toMatch(/<\/digest:\d{17,20}>/u);
});

test('a typed command mention stays escaped in the answer', async () => {
  const { fake, user, channel } = await start();
  const options = { query: '</news:123456789012345678>' };
  const answer = await fake.interact({ kind: 'command', name: 'news', options, user, channel });
  expect(answer.text).not.toMatch(/(?<!\\)<\/news:/u);
});
