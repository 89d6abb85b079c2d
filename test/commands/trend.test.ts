import { afterEach, beforeEach, expect, test } from 'vitest';
import { trend } from '../../commands/trend.ts';
import { converse } from '../../src/messages/conversation/conversation.ts';
import type { RawOptions } from '../../src/messages/conversation/options.ts';
import type { Answer, Message } from '../../src/messages/message.ts';
import type { Pictures } from '../../src/messages/pictures/pictures.ts';
import { ask, type Newsroom, openNewsroom, publish, story, wordsOf } from './newsroom.ts';

const PNG = new Uint8Array([1, 2, 3]);
const drawing: Pictures = { draw: async () => ({ kind: 'drawn', bytes: PNG }) };
const busy: Pictures = { draw: async () => ({ kind: 'busy' }) };

let room: Newsroom;
beforeEach(async () => {
  room = openNewsroom();
  await publish(room.store, '2024-12-20', [story('aaaaaaaaaa', '小米新店开张')]);
  await publish(room.store, '2024-12-27', [
    story('bbbbbbbbbb', '小米筹建集群'),
    story('cccccccccc', '小米汽车召回'),
    story('dddddddddd', '深度求索开源新模型'),
  ]);
  await room.app.catchUp();
});
afterEach(() => room.store.close());

async function run(
  texts: RawOptions['texts'],
  pictures = drawing,
  locale: 'zh-CN' | 'zh-TW' | 'en-US' = 'zh-CN',
) {
  return messageOf(
    await trend.run(converse(ask({ ...(texts && { texts }) }, locale), { ...room.context, pictures })),
  );
}

function messageOf(answer: Answer | undefined): Message {
  if (answer?.kind !== 'message') throw new Error('no message');
  return answer;
}

test('words become a picture whose words are its numbers, with the stories of the peaks and other spans a press away', async () => {
  const message = await run({ words: '小米 DeepSeek' });
  const drawn = message.blocks.flatMap((block) => (block.kind === 'drawing' ? [block.drawing] : []))[0];
  expect(drawn).toMatchObject({ name: 'sulan-trend-2024-12-27.png', bytes: PNG });
  expect(drawn?.alt.split('\n')).toEqual([
    '新闻趋势 · 2024年9月29日至2024年12月27日，每个点是一天',
    '小米、DeepSeek',
    '1. 小米: 共 3 条，12月27日最多，有 2 条',
    expect.stringMatching(/^小米/u),
    '12月20日 1, 12月27日 2',
    '2. DeepSeek: 共 1 条，12月27日最多，有 1 条',
    '深度求索开源新模型',
    '12月27日 1',
    '数的是标题或一句话里说到它的新闻，别名和同义的说法都算。',
    '速览',
  ]);
  const words = wordsOf(message);
  expect(words.slice(-6)).toEqual([
    '[小米 12月27日]',
    '[DeepSeek 12月27日]',
    '[30 天]',
    '[一年]',
    '[深色]',
    '[生成图片]',
  ]);
});

test('in a span of several years every day is told with its year', async () => {
  await publish(room.store, '2023-02-10', [story('eeeeeeeeee', '小米再开新店')]);
  await room.app.catchUp();
  const message = await run({ words: '小米', last: '3y' });
  const drawn = message.blocks.flatMap((block) => (block.kind === 'drawing' ? [block.drawing] : []))[0];
  expect(drawn?.alt).toMatch(/小米: 共 4 条，2024年12月2\d日起的一周最多/u);
  expect(drawn?.alt).toMatch(/2023年2月\d+日 1, /u);
  expect(wordsOf(message)).toContainEqual(expect.stringMatching(/^\[小米 2024年12月2\d日\]$/u));
});

test('drawing is impossible now: the numbers stand as bars', async () => {
  const words = wordsOf(await run({ words: '小米', last: '30天' }, busy)).join('\n');
  expect(words).toMatch(/小米：共 3 条.*[▁-█]/u);
});

test('the chart is had dark, and as a picture to pass on, which keeps its words, span and theme', async () => {
  const looks: unknown[] = [];
  const seen: Pictures = {
    async draw({ locale, headline, date }, look) {
      looks.push([locale, look.theme, look.shape, headline, date]);
      return { kind: 'drawn', bytes: PNG };
    },
  };
  const conversation = converse(ask(), { ...room.context, pictures: seen });
  const press = async (message: Message, label: string): Promise<Message> => {
    const buttons = message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    const action = buttons.flatMap((one) =>
      one.kind === 'action' && one.label === label ? [one.action] : [],
    )[0];
    if (action?.kind === 'trend') return messageOf(await trend.actions?.trend?.(action, conversation));
    if (action?.kind !== 'draw-trend') throw new Error(`no ${label}`);
    return messageOf(await trend.actions?.['draw-trend']?.(action, conversation));
  };
  const first = messageOf(
    await trend.actions?.trend?.({ kind: 'trend', query: '小米', days: 90 }, conversation),
  );
  const dark = await press(first, '深色');
  expect(dark.replaces).toBe(true);
  const year = await press(dark, '一年');
  const picture = await press(year, '生成图片');
  expect(picture.replaces).toBeUndefined();
  const traditional = await press(picture, '繁体');
  expect(traditional.replaces).toBe(true);
  await press(year, '浅色');
  const ninety = '2024年9月29日至2024年12月27日，每个点是一天';
  const weeks = '2023年12月23日至2024年12月27日，每个点是一周';
  expect(looks).toEqual([
    ['zh-CN', 'light', 'chart', '小米', ninety],
    ['zh-CN', 'dark', 'chart', '小米', ninety],
    ['zh-CN', 'dark', 'chart', '小米', weeks],
    ['zh-CN', 'dark', 'tall', '小米', weeks],
    ['zh-TW', 'dark', 'tall', '小米', expect.stringContaining('每個點是一週')],
    ['zh-CN', 'light', 'chart', '小米', weeks],
  ]);
});

test('a press of before, on a message of a chart in the other script, still has it', async () => {
  const drawn: unknown[] = [];
  const seen: Pictures = {
    async draw({ locale }, { shape }) {
      drawn.push([locale, shape]);
      return { kind: 'drawn', bytes: PNG };
    },
  };
  const action = { kind: 'trend', query: '小米', days: 90, again: true, locale: 'zh-TW' } as const;
  await trend.actions?.trend?.(action, converse(ask(), { ...room.context, pictures: seen }));
  expect(drawn).toEqual([['zh-TW', 'chart']]);
});

test('a picture to pass on of what no story holds any more says so', async () => {
  const action = { kind: 'draw-trend', query: '香蕉', days: 90 } as const;
  const answer = messageOf(await trend.actions?.['draw-trend']?.(action, converse(ask(), room.context)));
  expect(wordsOf(answer).join('\n')).toContain('没有新闻说到这些词');
});

test('a press on another span replaces the first chart', async () => {
  const action = { kind: 'trend', query: '小米', days: 365, again: true } as const;
  const message = messageOf(
    await trend.actions?.trend?.(action, converse(ask(), { ...room.context, pictures: drawing })),
  );
  expect(message.replaces).toBe(true);
  expect(wordsOf(message).join('\n')).toContain('每个点是一周');
});

test.each([
  ['a span that is none', { words: '小米', last: '很久' }, '看不懂「很久」'],
  ['words that no story holds', { words: '香蕉' }, '没有新闻说到这些词'],
  ['no words', { words: '，、' }, '请写一个到五个词'],
])('/trend with %s says so', async (_, texts, said) => {
  expect(wordsOf(await run(texts)).join('\n')).toContain(said);
});

test('each language has its words, and readers in Taiwan their script', async () => {
  expect(wordsOf(await run({ words: '裁员 深度求索' }, drawing, 'zh-TW'))[0]).toBe(
    '新聞趨勢：裁員、深度求索',
  );
  expect(wordsOf(await run({ words: '小米' }, drawing, 'en-US')).join('\n')).toContain(
    '3 in all, most of them (2) on Dec 27',
  );
});

test('the word that is being typed is completed behind those before it', async () => {
  const found = await trend.complete?.('words', '小米 deeps', converse(ask(), room.context));
  expect(found?.map(({ value }) => value)).toContain('小米 DeepSeek');
  expect(await trend.complete?.('last', '9', converse(ask(), room.context))).toEqual([
    { name: '90d', value: '90d' },
  ]);
});

test('what drawing needs is loaded while the words are typed, as far as a member may ask', async () => {
  const prepared: string[] = [];
  const typing = (more: object) =>
    trend.complete?.(
      'words',
      '小',
      converse(ask({}, 'zh-TW'), {
        ...room.context,
        preparePictures: async (locale) => void prepared.push(locale),
        ...more,
      }),
    );
  expect(await typing({})).not.toEqual([]);
  expect(await typing({ maySearch: () => false })).toEqual([]);
  expect(prepared).toEqual(['zh-TW']);
});
