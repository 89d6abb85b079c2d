import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { news } from '../../commands/news.ts';
import type { CalendarDay } from '../../src/calendar/day.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { Locale } from '../../src/messages/locale.ts';
import type { Message } from '../../src/messages/message.ts';
import { removeBefore } from '../../src/store/retention.ts';
import { ask, type Newsroom, openNewsroom, publish, story, wordsOf } from './newsroom.ts';

let room: Newsroom;

beforeAll(async () => {
  room = openNewsroom();
  const facts = '软件开发者在发布会上公布了服务器和内存的信息，用户反馈良好。';
  await publish(room.store, '2024-12-27', [
    story('aaaaaaaaaa', 'DeepSeek-V3 首个版本上线', {
      paragraphs: [facts, '详情见官方公告。'],
      links: [{ url: 'https://deepseek.example/v3', text: '官方公告' }],
      attribution: '界面新闻',
      writtenBy: null,
      commentary: ['价格便宜是最大的看点。'],
    }),
    story('dddddddddd', '台积电扩产'),
    ...Array.from({ length: 12 }, (_, n) => story(`bbbbbbbb${n + 10}`, `小米公布第 ${n + 1} 项计划`)),
  ]);
  await publish(room.store, '2024-11-01', [story('oldoldoldo', '旧的机器人新闻')], { column: '旧栏目' });
  await room.app.catchUp();
});

async function say(
  query: string,
  texts: Record<string, string> = {},
  locale: Locale = 'zh-CN',
): Promise<Message> {
  return (await runCommand(news, ask({ texts: { query, ...texts } }, locale), room.context)) as Message;
}

describe('/news, what fits and what is near', () => {
  test('a date in the query bounds it, is said and can be taken away', async () => {
    const message = await say('12月27日 小米');
    const words = wordsOf(message);
    expect(words).toContain('只看 2024-12-27');
    expect(JSON.stringify(message)).toContain('"anyDay":true');
    const all = await performAction(
      indexByAction(commands),
      { kind: 'search-page', query: '12月27日 小米', page: 0, anyDay: true },
      ask({}, 'zh-CN'),
      room.context,
    );
    expect(wordsOf(all as Message)).not.toContain('只看 2024-12-27');
  });

  test('a date in the query is said above the one story it leaves', async () => {
    const words = wordsOf(await say('2024年12月27日 台积电'));
    expect(words).toContain('只看 2024-12-27');
    expect(words).toContain('台积电扩产');
  });

  test('a date without news is said, and the way without it offered', async () => {
    const words = wordsOf(await say('上周有什么新闻'));
    expect(words.slice(0, 3)).toEqual([
      '没有找到和「上周有什么新闻」有关的新闻。',
      '只看 2024-12-16 至 2024-12-22',
      '[不限日期]',
    ]);
  });

  test('a name alone can be listed by day', async () => {
    expect(JSON.stringify(await say('小米'))).toContain('"order":"newest"');
    expect(JSON.stringify(await say('小米 计划'))).not.toContain('"order":"newest"');
  });

  test('stories without all words stand under their own heading', async () => {
    const words = wordsOf(await say('台积电 火星'));
    expect(words.slice(0, 2)).toEqual(['没有找到和「台积电 火星」有关的新闻。', '没有完全对上的，这些相近']);
  });
});

describe('/news', () => {
  test('opens the story that is meant: where it stands, its links, the opinion apart', async () => {
    const words = wordsOf(await say('DeepSeek'));
    expect(words.slice(0, 2)).toEqual([
      'DeepSeek-V3 首个版本上线',
      '国内要闻 · 2024年12月27日星期五 · 极客头条 · 来源：界面新闻',
    ]);
    expect(words).toContain('详情见官方公告。');
    expect(words.indexOf('点评（极客头条的观点）')).toBe(words.indexOf('价格便宜是最大的看点。') - 1);
  });

  test('shows what other columns think of the event, each under its name, and the way to what they wrote', async () => {
    const events = openNewsroom();
    const fact = '小米自建万卡 GPU 集群，大模型团队有 6500 张 GPU，雷军亲自过问，计划已推进数月。';
    await publish(events.store, '2024-12-27', [
      story('eeeeeeeeee', '小米自建 GPU 万卡集群', { paragraphs: [fact, '公司没有评论。'] }),
    ]);
    await publish(
      events.store,
      '2024-12-28',
      [
        story('ffffffffff', '小米要建 GPU 万卡集群', {
          paragraphs: [fact],
          commentary: ['小米缺的正是算力。'],
        }),
      ],
      { column: 'AI周报', url: 'https://ai.example/1' },
    );
    await events.app.catchUp();
    const ofLead = ask({ texts: { query: '小米 万卡集群' } });
    const words = wordsOf((await runCommand(news, ofLead, events.context)) as Message);
    expect(words[0]).toBe('小米自建 GPU 万卡集群');
    expect(words.indexOf('点评（AI周报的观点）')).toBe(words.indexOf('小米缺的正是算力。') - 1);
    expect(words).toContain('[时间线]');
    const timeline = { kind: 'timeline', story: 'eeeeeeeeee' as StoryId } as const;
    expect(
      wordsOf((await performAction(indexByAction(commands), timeline, ask(), events.context)) as Message),
    ).toEqual([
      '时间线：小米自建 GPU 万卡集群',
      '这件事',
      '1. 2024年12月27日 · 极客头条 · 小米自建 GPU 万卡集群',
      '2. 2024年12月28日 · AI周报 · 小米要建 GPU 万卡集群',
    ]);
  });

  test('says what a slip of the keys was read as', async () => {
    expect(wordsOf(await say('taijidian')).slice(0, 2)).toEqual([
      '没有「taijidian」，按「台积电」找的。',
      '台积电扩产',
    ]);
  });

  test('lists several stories in pages', async () => {
    const list = await say('小米');
    expect(wordsOf(list)).toContain('第 1 页，共 2 页');
    const action = { kind: 'search-page', query: '小米', page: 1 } as const;
    const second = (await performAction(indexByAction(commands), action, ask(), room.context)) as Message;
    expect(wordsOf(second).filter((line) => /^\d+\. /u.test(line))).toHaveLength(2);
    expect(second.replaces).toBe(true);
  });

  test('stays within the bounds given, and names them', async () => {
    const bounded = wordsOf(await say('小米', { since: '2024-12-28' }));
    expect(bounded.slice(0, 2)).toEqual(['没有找到和「小米」有关的新闻。', '只看：2024年12月28日以来']);
    expect(wordsOf(await say('小米', { column: '极客头条' }))[0]).toContain('找到 12 条');
    expect(wordsOf(await say('小米', { since: '过年' }))[0]).toContain('看不懂「过年」是哪一天');
  });

  test('shows readers in Taiwan their words, and the original on demand', async () => {
    const shown = wordsOf(await say('DeepSeek', {}, 'zh-TW')).join('\n');
    expect(shown).toContain('軟體開發者在發表會上公布了伺服器和記憶體的資訊，使用者反饋良好。');
    expect(shown).toContain('[看原文用字]');
    const action = { kind: 'story-page', story: 'aaaaaaaaaa' as StoryId, page: 0, original: true } as const;
    const original = await performAction(indexByAction(commands), action, ask({}, 'zh-TW'), room.context);
    expect(wordsOf(original as Message).join()).toContain('软件开发者在发布会上');
  });

  test.each([
    ['zh-CN', '「关键词」是空的'],
    ['zh-TW', '「關鍵字」是空的'],
    ['en-US', '“query” is empty'],
  ] as const)('a query of invisible characters is refused, in %s', async (locale, said) => {
    for (const query of ['　　', '\u200b\u200d', '\u3164'])
      expect(wordsOf(await say(query, {}, locale)).join()).toContain(said);
  });

  test('a query too long for a button still answers, without pages that would break', async () => {
    const words = wordsOf(await say(`小米 ${'公布'.repeat(48)}`));
    expect(words.join()).not.toContain('[下一页]');
  });
});

test('a list has the titles that a language model rendered into the reader’s language, and says whose they are', async () => {
  const renderingsOf = async () =>
    new Map([['bbbbbbbb10' as StoryId, { 'en-US': 'Xiaomi announces plan 1' }]]);
  const list = async (locale: Locale) =>
    JSON.stringify(
      await runCommand(news, ask({ texts: { query: '小米' } }, locale), { ...room.context, renderingsOf }),
    );
  const english = await list('en-US');
  expect(english).toContain('Xiaomi announces plan 1');
  expect(english.split('Written by AI')).toHaveLength(3);
  expect(english).not.toContain('小米公布第 1 项计划');
  expect(english).toContain('小米公布第 2 项计划');
  expect(await list('zh-CN')).toContain('小米公布第 1 项计划');
  expect(await list('zh-CN')).not.toContain('Xiaomi announces');
});

test('a story that was removed answers with the way to its original', async () => {
  const id = 'oldoldoldo' as StoryId;
  const open = () =>
    performAction(indexByAction(commands), { kind: 'open-story', story: id }, ask(), room.context);
  expect(wordsOf((await open()) as Message)[0]).toBe('旧的机器人新闻');
  await removeBefore(room.store, '2024-12-01' as CalendarDay);
  const gone = (await open()) as Message;
  expect(wordsOf(gone)).toEqual([
    '旧的机器人新闻',
    '这条新闻已经不在库里了，可以用 /news 搜一下相关的新闻。',
    '[原文链接]',
  ]);
  expect(JSON.stringify(gone)).toContain('https://blog.example.net/article/details/20241101');
});
