import { expect, test } from 'vitest';
import { publish, story } from '../commands/newsroom.ts';
import type { User } from '../fake-discord/model.ts';
import { buttonsIn, readableText } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';
import { tellFollowers } from './tellFollowers.ts';

const start = botOfEachTest();

/** An instant of the day by the clock in Beijing. */
const at = (time: string, day = '2024-12-28') => new Date(`${day}T${time}:00+08:00`);

const mailOf = ({ fake }: RunningBot, user: User) =>
  fake.messages(fake.world.directChannel(user)).map(readableText);

let stories = 0;
async function bring({ app }: RunningBot, title: string, column = `栏目${stories}`): Promise<void> {
  stories += 1;
  const id = `ft${String(stories).padStart(8, '0')}`;
  await publish(app.store, '2024-12-28', [story(id, title)], { column });
  await app.catchUp();
}

function saying({ fake, user, channel }: RunningBot) {
  return (options: Record<string, string>, locale?: 'zh-TW') =>
    fake.interact({ kind: 'command', name: 'follow', options, user, channel, ...(locale && { locale }) });
}

test('a follower at once is told at any hour, several times a day and each story once, over a restart', async () => {
  const bot = await start();
  const say = saying(bot);
  expect((await say({ keyword: '小米', pace: 'at-once' })).text).toContain('马上给你发私信');
  await bring(bot, '小米电视降价');
  await tellFollowers(bot, at('07:00'));
  await tellFollowers(bot, at('07:01'));
  expect(mailOf(bot, bot.user)).toHaveLength(1);
  await bot.restart();
  await bring(bot, '小米手表换屏');
  await tellFollowers(bot, at('09:30'));
  const told = mailOf(bot, bot.user);
  expect(told).toHaveLength(2);
  expect(told[1]).toContain('小米手表换屏');
  expect(told[1]).not.toContain('降价');
});

test('ten messages a day are the most at once; the rest comes with the first of the next day', async () => {
  const bot = await start();
  await saying(bot)({ keyword: '小米', pace: 'at-once' });
  for (let number = 0; number < 12; number += 1) {
    await bring(bot, `小米第${number}件事`);
    await tellFollowers(bot, at(`08:${String(number).padStart(2, '0')}`));
  }
  expect(mailOf(bot, bot.user)).toHaveLength(10);
  await tellFollowers(bot, at('08:00', '2024-12-29'));
  expect(mailOf(bot, bot.user)).toHaveLength(11);
  expect(mailOf(bot, bot.user)[10]).toMatch(/第10件事[\s\S]*第11件事|第11件事[\s\S]*第10件事/u);
});

test('news in the quiet hours waits for their end, and comes in one message', async () => {
  const bot = await start();
  const say = saying(bot);
  expect((await say({ quiet: '随便' })).text).toContain('看不懂「随便」');
  const set = await say({ keyword: '小米', pace: 'at-once', quiet: '晚上十点到早上八点' });
  expect(set.text).toContain('22:00 到 08:00 不打扰（北京时间）');
  await bring(bot, '小米夜里的事');
  await tellFollowers(bot, at('23:30', '2024-12-27'));
  await bring(bot, '小米清晨的事');
  await tellFollowers(bot, at('07:59'));
  expect(mailOf(bot, bot.user)).toEqual([]);
  await tellFollowers(bot, at('08:00'));
  const [told, ...more] = mailOf(bot, bot.user);
  expect(more).toEqual([]);
  expect(told).toMatch(/夜里的事[\s\S]*清晨的事/u);
});

test('once a day, quiet hours over noon put the message off to their end in the member’s zone', async () => {
  const bot = await start();
  const say = saying(bot);
  await say({ keyword: '小米', quiet: '22:00-08:00', timezone: '纽约' });
  await bring(bot, '小米的一件事');
  await tellFollowers(bot, at('12:40'));
  expect(mailOf(bot, bot.user)).toEqual([]);
  // 08:00 in New York.
  await tellFollowers(bot, at('21:00'));
  await bring(bot, '小米的又一件事');
  await tellFollowers(bot, at('21:30'));
  expect(mailOf(bot, bot.user)).toHaveLength(1);
});

test('one press changes how often and whether at night, in the list itself', async () => {
  const bot = await start();
  const { fake, user, channel } = bot;
  const say = saying(bot);
  await say({ keyword: '小米' });
  const press = async (message: Parameters<typeof buttonsIn>[0], label: string, locale?: 'zh-TW') => {
    const customId = buttonsIn(message).find((button) => button.label?.startsWith(label))?.custom_id ?? '';
    const act = { kind: 'component', message, customId, user, channel } as const;
    return fake.interact({ ...act, ...(locale && { locale }) });
  };
  const list = await say({});
  expect(list.text).toContain('每天中午最多给你发一条私信');
  const often = await press(list.message, '改成有了就发');
  expect(often.message.id).toBe(list.message.id);
  expect(often.text).toContain('每天最多 10 条');
  const quiet = await press(often.message, '夜里不打扰');
  expect(quiet.text).toContain('22:00 到 08:00 不打扰（北京时间）');
  const taiwanese = await say({}, 'zh-TW');
  expect(taiwanese.text).toContain('22:00 到 08:00 不打擾（北京時間）');
  const ended = await press(taiwanese.message, '取消勿擾時段', 'zh-TW');
  expect(ended.text).not.toContain('22:00 到');
  expect((await bot.app.context.followers.find(user.id))?.telling).toMatchObject({
    pace: 'at-once',
    quiet: null,
  });
});
