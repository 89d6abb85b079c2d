import { describe, expect, test } from 'vitest';
import { digestToJson } from '../../src/api/digest.ts';
import { digestOfEditions } from '../../src/digests/ofDay.ts';
import { renderMessage as renderDiscord } from '../../src/discord/rendering/renderMessage.ts';
import { digestText } from '../../src/mcp/toText.ts';
import { keyPointsMessage } from '../../src/messages/digest/digestExtras.ts';
import { digestMessage } from '../../src/messages/digest/digestMessage.ts';
import { takeDown } from '../../src/outbox/takeDown.ts';
import { archiveRoutes } from '../../src/web/archive/routes.ts';
import { publish } from '../commands/newsroom.ts';
import { archiveOver } from '../web/newsroom.ts';
import { NOW } from './desk.ts';
import { storiesAsked } from './modelServer.ts';
import { DAY, dayNamed, deskForEach, NEWS, task, terminal, writeWell } from './writing.ts';

const room = deskForEach();

describe('an edition that is stored', () => {
  test('gets key points and lines of why it matters, each with its label, on every surface', async () => {
    room.desk.server.answer = writeWell;
    await publish(room.desk.app.store, DAY, NEWS);
    expect((await room.digest()).editions[0]?.keyPoints).toEqual([]);
    await room.desk.write();
    const found = await room.digest();
    expect(found.editions).toMatchObject([
      {
        keyPoints: [
          '要点：青山汽车年交付 32 万辆。',
          '要点：DeepSeek 发布 V3 模型，6710 亿参数。',
          '要点：白石芯片新品功耗下降 40%。',
        ],
        keyPointsAreGenerated: true,
      },
    ]);
    expect(found.leads.map(({ significance }) => significance)).toEqual(
      Array(3).fill('这会影响很多用户的选择。'),
    );
    // Discord and the terminal.
    const text = await room.shown();
    expect(text.match(/为什么重要：这会影响很多用户的选择。（本段由 AI 生成）/g)).toHaveLength(3);
    expect(text).toContain('划重点（AI 生成）');
    expect(terminal(keyPointsMessage(found, 'zh-CN'))).toContain('极客头条划重点（本段由 AI 生成）');
    expect(terminal(keyPointsMessage(found, 'zh-TW'))).toContain('極客頭條劃重點（本段由 AI 產生）');
    expect(terminal(keyPointsMessage(found, 'en-US'))).toContain('Key points of 极客头条 (Written by AI)');
    expect(await room.shown('zh-TW')).toContain('為什麼重要：這會影響很多使用者的選擇。（本段由 AI 產生）');
    expect(await room.shown('en-US')).toContain('Why it matters: 这会影响很多用户的选择。 (Written by AI)');
    const payloads = renderDiscord(
      digestMessage(found, { locale: 'zh-CN', visibility: 'everyone', itemLimit: 20 }),
    );
    expect(JSON.stringify(payloads)).toContain('本段由 AI 生成');
    // The archive.
    const routes = archiveRoutes(archiveOver(room.desk.app), String);
    const page = await (await routes.request(`/day/${DAY}`)).text();
    expect(page).toContain('极客头条，本段由 AI 生成');
    expect(page).toContain('为什么重要：这会影响很多用户的选择。（本段由 AI 生成）');
    // JSON and MCP.
    const json = digestToJson(
      found,
      { before: undefined, after: undefined },
      { baseUrl: undefined, fullText: false },
    );
    expect(json.editions[0]?.keyPoints).toMatchObject({
      kind: 'summary',
      label: '极客头条划重点（本段由 AI 生成）',
      by: 'AI',
      machine: '本段由 AI 生成',
    });
    const line = { label: '为什么重要（本段由 AI 生成）', by: 'AI', machine: '本段由 AI 生成' };
    expect(json.sections[0]?.items[0]?.significance).toMatchObject(line);
    expect(digestText(json)).toContain('【为什么重要（本段由 AI 生成）】\n这会影响很多用户的选择。');
  });

  test('is sent to the model once, again if it changes, and not if it only comes again', async () => {
    room.desk.server.answer = writeWell;
    await publish(room.desk.app.store, DAY, NEWS);
    await room.desk.write();
    await room.desk.write();
    const asked = () => room.desk.server.received.map(task);
    expect(asked()).toEqual(['points', 'lines']);
    await publish(room.desk.app.store, DAY, NEWS);
    await room.desk.write();
    expect(asked()).toEqual(['points', 'lines']);
    const [first, ...rest] = NEWS;
    if (!first) throw new Error('no story');
    const changed = { ...first, paragraphs: ['青山汽车全年交付 33 万辆，净亏损 4.5 亿美元。'] };
    await publish(room.desk.app.store, DAY, [changed, ...rest], {}, new Date(NOW.getTime() + 1000));
    // What was written about the edition as it was is not shown of what it is.
    expect((await room.digest()).editions[0]?.keyPoints).toEqual([]);
    expect((await room.digest()).leads.filter(({ significance }) => significance !== undefined)).toHaveLength(
      2,
    );
    await room.desk.write();
    expect(asked()).toEqual(['points', 'lines', 'points', 'lines']);
    expect(room.desk.server.received.slice(2).map((request) => storiesAsked(request).length)).toEqual([4, 1]);
    expect((await room.digest()).editions[0]?.keyPoints).toHaveLength(3);
  });

  test('keeps its own key points where it has some', async () => {
    room.desk.server.answer = writeWell;
    await publish(room.desk.app.store, DAY, NEWS, { keyPoints: ['编辑写的。'], keyPointsBy: null });
    await room.desk.write();
    expect(room.desk.server.received.map(task)).toEqual(['lines']);
    expect((await room.digest()).editions).toMatchObject([{ keyPoints: ['编辑写的。'] }]);
    expect((await room.digest()).editions[0]).not.toHaveProperty('keyPointsAreGenerated');
  });

  test('of a day before yesterday gets nothing written', async () => {
    await publish(room.desk.app.store, '2024-12-25', NEWS);
    await room.desk.write();
    expect(room.desk.server.received).toEqual([]);
  });
});

test('a story that is taken down takes the texts written about it and its edition with it', async () => {
  room.desk.server.answer = writeWell;
  await publish(room.desk.app.store, DAY, NEWS);
  await room.desk.write();
  const { store, digestSources } = room.desk.app;
  const makeDigest = digestOfEditions.bind(undefined, digestSources);
  await takeDown({ store, makeDigest }, 'aaaaaaaaaa', NOW);
  const rows = await store.all<{ texts: string }>('SELECT texts FROM generated_texts');
  expect(rows.map(({ texts }) => texts).join()).not.toContain('青山汽车');
  expect((await room.digest()).editions[0]?.keyPoints).toEqual([]);
});

test('without a configured model none of its texts is shown, even if written before', async () => {
  room.desk.server.answer = writeWell;
  await publish(room.desk.app.store, DAY, NEWS);
  await room.desk.write();
  const { generated: _, ...without } = room.desk.app.digestSources;
  const editions = await without.editions.headsOnDay(dayNamed(DAY));
  const plain = await digestOfEditions(without, dayNamed(DAY), editions);
  expect(plain?.editions[0]).not.toHaveProperty('keyPointsAreGenerated');
  expect(JSON.stringify(plain)).not.toContain('significance');
});
