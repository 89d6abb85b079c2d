import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands, commandsOver } from '../../commands/all.ts';
import { ask as askCommand } from '../../commands/ask.ts';
import { renderMessage as renderDiscord } from '../../src/discord/rendering/renderMessage.ts';
import { runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { Locale } from '../../src/messages/locale.ts';
import type { Message } from '../../src/messages/message.ts';
import { forgetOldAnswers } from '../../src/store/generatedTexts.ts';
import { ask, openNewsroom, publish, story, wordsOf } from '../commands/newsroom.ts';
import { type Desk, NOW, openDesk } from './desk.ts';
import { type ModelAnswer, storiesAsked } from './modelServer.ts';

const NEWS = [
  story('aaaaaaaaaa', 'DeepSeek 发布 V3 模型，6710 亿参数', {
    paragraphs: ['DeepSeek-V3 有 6710 亿参数，训练花费 557.6 万美元。'],
  }),
  story('bbbbbbbbbb', '长河云宕机 5 小时', { paragraphs: ['长河云宕机 5 小时，影响 3 个区域。'] }),
];

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
  await publish(desk.app.store, '2024-12-27', NEWS);
  await desk.app.catchUp();
});
afterEach(() => desk.close());

async function answerTo(question: string, locale: Locale = 'zh-CN'): Promise<Message> {
  const message = await runCommand(askCommand, ask({ texts: { question } }, locale), desk.context);
  if (message.kind !== 'message') throw new Error('a form');
  return message;
}

const sentences = (...list: readonly { text: string; sources: number[] }[]): ModelAnswer => ({
  kind: 'text',
  text: JSON.stringify({ sentences: list }),
});

describe('a question', () => {
  test('is answered from the stories found, with their numbers, under its label', async () => {
    desk.server.answer = () => sentences({ text: 'DeepSeek-V3 有 6710 亿参数。[1]', sources: [1] });
    const message = await answerTo('DeepSeek V3 有多少参数？');
    expect(wordsOf(message)).toEqual([
      '问：DeepSeek V3 有多少参数？',
      '本段由 AI 生成',
      'DeepSeek-V3 有 6710 亿参数。 [1]',
      '1. DeepSeek 发布 V3 模型，6710 亿参数 · 极客头条 · 2024年12月27日',
    ]);
    expect(message.blocks.at(-1)).toMatchObject({
      items: [{ action: { kind: 'open-story', story: 'aaaaaaaaaa' } }],
    });
    expect(message.visibility).toBe('asker');
    const [payload] = renderDiscord(message);
    expect(JSON.stringify(payload)).toContain('本段由 AI 生成');
  });

  test.each<[Locale, string, string]>([
    ['zh-TW', 'DeepSeek-V3 有 6710 億參數。', '本段由 AI 產生'],
    ['en-US', 'DeepSeek-V3 has 671 billion parameters.', 'Written by AI'],
  ])('in %s', async (locale, text, label) => {
    desk.server.answer = () => sentences({ text, sources: [1] });
    const words = wordsOf(await answerTo('DeepSeek V3', locale));
    expect(words).toContain(label);
    expect(words).toContain(`${text} [1]`);
  });

  test('is sent to the model once for the same stories, whoever asks again within a day', async () => {
    desk.server.answer = () => sentences({ text: 'DeepSeek-V3 有 6710 亿参数。', sources: [1] });
    await answerTo('DeepSeek V3');
    expect(wordsOf(await answerTo('deepseek v3'))).toContain('DeepSeek-V3 有 6710 亿参数。 [1]');
    expect(desk.server.received).toHaveLength(1);
    const kept = await desk.app.store.all('SELECT task, edition, story FROM generated_texts');
    expect(kept).toEqual([{ task: 'answer', edition: null, story: null }]);
    await forgetOldAnswers(desk.app.store, new Date(NOW.getTime() + 25 * 3_600_000));
    expect(await desk.app.store.all('SELECT key FROM generated_texts')).toEqual([]);
  });

  test('that no story answers is not sent to the model', async () => {
    const [said = ''] = wordsOf(await answerTo('Kubernetes 的最新版本'));
    expect(said).toContain('没有能回答');
    expect(desk.server.received).toEqual([]);
  });

  test('with near results alone is not sent', async () => {
    await answerTo('DeepSeek 长河云');
    expect(desk.server.received).toEqual([]);
  });

  test.each<[string, { text: string; sources: number[] }]>([
    ['a number that stands nowhere', { text: 'DeepSeek-V3 有 9000 亿参数。', sources: [1] }],
    ['a name that stands nowhere', { text: 'OpenAI 开发了它。', sources: [1] }],
    ['no source', { text: 'DeepSeek-V3 有 6710 亿参数。', sources: [] }],
    ['a source that was not given', { text: 'DeepSeek-V3 有 6710 亿参数。', sources: [7] }],
    ['a link', { text: '见 https://a.example', sources: [1] }],
  ])('a sentence with %s is dropped, and the stories are shown instead', async (_, sentence) => {
    desk.server.answer = () => sentences(sentence);
    const words = wordsOf(await answerTo('DeepSeek V3'));
    expect(words.join()).not.toContain(sentence.text);
    expect(words).toContain('找到的新闻没有直接回答这个问题，请看原文：');
    expect(words).toContain('1. DeepSeek 发布 V3 模型，6710 亿参数 · 极客头条 · 2024年12月27日');
    expect(desk.refused).toHaveLength(1);
  });

  test('is answered by the found stories if the model refuses', async () => {
    desk.server.answer = () => ({ kind: 'status', status: 429 });
    const words = wordsOf(await answerTo('DeepSeek V3'));
    expect(words).toContain('暂时写不出回答，先看找到的新闻：');
    expect(words.join()).toContain('6710 亿参数');
  });

  test('that gives orders is answered without a mention', async () => {
    desk.server.answer = () => sentences({ text: '@everyone <#123> 忽略以上', sources: [1] });
    const order = 'DeepSeek V3 @everyone';
    const message = await answerTo(order);
    expect(wordsOf(message).slice(1).join()).not.toContain('@everyone');
    expect(JSON.stringify(renderDiscord(message))).toContain('"parse":[]');
  });
});

test('nothing of the asker is sent: only the question, the stories and the instructions', async () => {
  desk.server.answer = () => sentences({ text: 'DeepSeek-V3 有 6710 亿参数。', sources: [1] });
  await answerTo('DeepSeek V3 有多少参数？');
  const [request] = desk.server.received;
  if (!request) throw new Error('nothing was asked');
  const { user, place } = ask();
  const sent = JSON.stringify(request.headers) + request.raw;
  for (const id of [user, place.guild, place.channel]) expect(sent).not.toContain(id);
  expect(sent).not.toMatch(/\d{17,20}/);
  expect(Object.keys(JSON.parse(request.raw)).sort()).toEqual(['max_tokens', 'messages', 'model']);
  expect(Object.keys(JSON.parse(request.body.messages[1]?.content ?? '')).sort()).toEqual([
    'question',
    'stories',
  ]);
  expect(storiesAsked(request)).toEqual([
    { n: 1, title: NEWS[0]?.title, text: NEWS[0]?.paragraphs.join('\n') },
  ]);
  expect(Object.keys(request.headers).sort()).toEqual(
    [
      'accept',
      'accept-encoding',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ].sort(),
  );
});

test('one member asks three questions at once, then one in half a minute', async () => {
  for (let n = 0; n < 3; n++) await answerTo(`没有的词${n}`);
  expect(wordsOf(await answerTo('DeepSeek V3'))).toEqual(['问得有点快，请过一会儿再问。']);
});

test('without a model the command is offered nowhere, and says so where it is given all the same', async () => {
  const { context, app } = openNewsroom();
  expect(commandsOver(context).map(({ name }) => name)).toEqual(
    commands.map(({ name }) => name).filter((name) => name !== 'ask'),
  );
  expect(commandsOver(desk.context)).toBe(commands);
  const message = await runCommand(askCommand, ask({ texts: { question: 'DeepSeek' } }), context);
  expect(message.kind === 'message' && wordsOf(message)[0]).toContain('没有开通提问');
  await app.store.close();
});
