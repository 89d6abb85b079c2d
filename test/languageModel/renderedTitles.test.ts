import { describe, expect, test } from 'vitest';
import { digestToJson } from '../../src/api/digest.ts';
import { converse } from '../../src/messages/conversation/conversation.ts';
import { openStory } from '../../src/messages/story/openStory.ts';
import { ask, publish, wordsOf } from '../commands/newsroom.ts';
import { DAY, deskForEach, idOf, NEWS, task, writeWell } from './writing.ts';

const room = deskForEach();

describe('titles in other languages', () => {
  test('stand in an English digest with their label, and the original is a press away', async () => {
    await room.desk.close();
    await room.open(['en-US']);
    room.desk.server.answer = writeWell;
    await publish(room.desk.app.store, DAY, NEWS);
    await room.desk.write();
    const text = await room.shown('en-US');
    expect(text).toContain('DeepSeek releases its V3 model with 671 billion parameters');
    expect(text).toMatch(/DeepSeek releases[^\n]*\n[^\n]*Written by AI/);
    const opened = await openStory(
      { story: idOf('bbbbbbbbbb') },
      converse(ask({}, 'en-US'), room.desk.context),
    );
    expect(wordsOf(opened).slice(0, 2)).toEqual([
      'DeepSeek releases its V3 model with 671 billion parameters',
      'Written by AI · DeepSeek 发布 V3 模型，6710 亿参数',
    ]);
    const inChinese = await openStory({ story: idOf('bbbbbbbbbb') }, converse(ask(), room.desk.context));
    expect(wordsOf(inChinese)[0]).toBe('DeepSeek 发布 V3 模型，6710 亿参数');
    // What lacks the title's figures is refused, and the title stays as it was written.
    expect(text).toContain('长河云宕机 5 小时');
    expect(text).toContain('As written');
    expect(await room.shown('zh-CN')).not.toContain('DeepSeek releases');
    const json = digestToJson(
      await room.digest(),
      { before: undefined, after: undefined },
      { baseUrl: undefined, fullText: false },
    );
    expect(json.sections[0]?.items.find(({ story }) => story === 'bbbbbbbbbb')?.renderings).toEqual([
      {
        language: 'en-US',
        text: 'DeepSeek releases its V3 model with 671 billion parameters',
        label: 'Written by AI',
      },
    ]);
  });

  test('in 繁體 come from OpenCC, and from the model only where that is set', async () => {
    room.desk.server.answer = writeWell;
    await publish(room.desk.app.store, DAY, NEWS);
    await room.desk.write();
    expect(await room.shown('zh-TW')).toContain('DeepSeek 發布 V3 模型');
    expect(room.desk.server.received.map(task)).not.toContain('traditional');
    await room.desk.close();
    await room.open(['zh-TW']);
    room.desk.server.answer = writeWell;
    await publish(room.desk.app.store, DAY, NEWS);
    await room.desk.write();
    expect(room.desk.server.received.map(task)).toContain('traditional');
    expect(await room.shown('zh-TW')).toMatch(
      /DeepSeek 推出 V3 模型，6710 亿参数[^\n]*\n[^\n]*本段由 AI 產生/,
    );
  });
});
