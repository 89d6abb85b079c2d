import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { MESSAGE_FLAG, type Message } from '../fake-discord/model.ts';
import { buttonsIn, controlIn, optionsIn, readableText } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';
import { pictureIn, shownBy } from './shownPicture.ts';

const start = botOfEachTest();

function presser({ fake, user, channel }: RunningBot) {
  return (message: Message, label: string) => {
    const control = controlIn(message, label) ?? { customId: '' };
    return fake.interact({ kind: 'component', message, ...control, user, channel });
  };
}

test('a digest becomes a picture for its asker, in the other theme and script in place', async () => {
  const bot = await start();
  const { fake, user, channel } = bot;
  const press = presser(bot);
  const digest = await fake.interact({ kind: 'command', name: 'digest', user, channel });
  const light = shownBy(await press(digest.message, '生成图片'));
  expect(light.flags & MESSAGE_FLAG.ephemeral).not.toBe(0);
  expect(light.id).not.toBe(digest.message.id);
  expect(pictureIn(light).url).toBe('attachment://sulan-2024-12-27.png');
  const { alt } = pictureIn(light);
  expect(alt.split('\n').slice(0, 2)).toEqual([
    '一分钟速览 · 2024年12月27日星期五',
    expect.stringContaining('DeepSeek-V3 首个版本上线并同步开源'),
  ]);
  expect(alt).toContain('2. 小米正搭建 GPU 万卡集群');
  const [sent] = fake.sentFiles;
  expect(sent?.name).toBe('sulan-2024-12-27.png');
  const { width, height } = decode(sent?.bytes ?? new Uint8Array());
  expect(width).toBe(1080);
  expect(height).toBeGreaterThan(900);
  const dark = shownBy(await press(light, '深色'));
  expect(dark.id).toBe(light.id);
  expect(pictureIn(dark)).toEqual({ url: 'attachment://sulan-2024-12-27-dark.png', alt });
  const traditional = shownBy(await press(dark, '繁体'));
  expect(pictureIn(traditional).alt).toContain('一分鐘速覽 · 2024年12月27日 星期五');
  expect(pictureIn(traditional).alt).toContain('小米正搭建 GPU 萬卡叢集');
  expect(buttonsIn(traditional).map(({ label }) => label)).toEqual(['浅色', '简体']);
  expect(fake.sentFiles).toHaveLength(3);
});

test('a story becomes a picture with its column’s opinion under its label', async () => {
  const bot = await start();
  const { fake, user, channel } = bot;
  const list = await fake.interact({
    kind: 'command',
    name: 'news',
    options: { query: '小米汽车' },
    user,
    channel,
  });
  const option = optionsIn(list.message).find(({ label }) => label.includes('小米汽车交付量公布'));
  const story = option
    ? await fake.interact({
        kind: 'component',
        message: list.message,
        customId: option.customId,
        values: [option.value],
        user,
        channel,
      })
    : list;
  const picture = shownBy(await presser(bot)(story.message, '生成图片'));
  const { url, alt } = pictureIn(picture);
  expect(url).toBe('attachment://sulan-2024-12-27-cccccccccc.png');
  expect(alt).toContain('小米汽车交付量公布');
  expect(alt).toMatch(/点评（.+的观点）\n目标完成得比预期早。/u);
});

test('a picture that cannot be drawn is said in one sentence with an id', async () => {
  const bot = await start();
  await bot.restart({
    context: {
      ...bot.app.context,
      pictures: { draw: () => Promise.reject(new Error('a picture could not be drawn: no renderer')) },
    },
  });
  const { fake, user, channel } = bot;
  const digest = await fake.interact({ kind: 'command', name: 'digest', user, channel });
  const answer = await presser(bot)(digest.message, '生成图片');
  expect(answer.text).toMatch(/^这次没有成功.*[0-9a-f]{8}/u);
  expect(answer.isEphemeral).toBe(true);
});

test('a trend comes with its picture, and its peak opens what was told then', async () => {
  const bot = await start();
  await bot.restart({
    context: { ...bot.app.context, clock: { now: () => new Date('2024-12-27T02:00:00Z') } },
  });
  const { fake, user, channel } = bot;
  const options = { words: '小米 DeepSeek', last: '30d' };
  const asked = await fake.interact({ kind: 'command', name: 'trend', options, user, channel });
  const shown = shownBy(asked);
  expect(shown.flags & MESSAGE_FLAG.ephemeral).not.toBe(0);
  const { url, alt } = pictureIn(shown);
  expect(url).toBe('attachment://sulan-trend-2024-12-27.png');
  expect(alt).toContain('1. 小米: 共 2 条，12月27日最多，有 2 条');
  const sent = fake.sentFiles.find(({ name }) => name === 'sulan-trend-2024-12-27.png');
  expect(decode(sent?.bytes ?? new Uint8Array()).width).toBe(800);
  const story = shownBy(await presser(bot)(shown, 'DeepSeek 12月27日'));
  expect(readableText(story)).toContain('DeepSeek-V3 首个版本上线并同步开源');
});
