import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { buildDigest } from '../../src/digests/build.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import type { EditionId } from '../../src/editions/identity.ts';
import type { StoredEdition, StoredStory } from '../../src/store/news/rows.ts';
import { countCharacters } from '../../src/text/readingTime.ts';

const DAY = '2024-12-27' as CalendarDay;
let rows = 0;

function story(title: string, section: string | null, rest: Partial<StoredStory> = {}): StoredStory {
  rows += 1;
  const paragraphs = ['十个字的正文在这里。'];
  return {
    row: rows,
    id: `s${rows}` as StoryId,
    edition: 'e' as EditionId,
    title,
    section,
    glance: null,
    paragraphs,
    images: [],
    links: [],
    attribution: null,
    writtenBy: null,
    writtenByIsOf: null,
    commentary: [],
    url: null,
    column: '极客头条',
    day: DAY,
    storedAt: new Date(0),
    characters: countCharacters([title, ...paragraphs]),
    ...rest,
  };
}

function edition(column: string, headline: string, stories: readonly StoredStory[]): StoredEdition {
  return {
    row: 1,
    id: 'e' as EditionId,
    column,
    headline,
    day: DAY,
    dayGuessed: false,
    url: 'https://example.org/1',
    glance: [],
    keyPoints: [],
    keyPointsBy: null,
    writtenBy: null,
    characters: 0,
    minutes: 0,
    warnings: [],
    origin: 'x',
    storedAt: new Date(0),
    changedAt: new Date(0),
    stories: stories.map((s) => ({ ...s, column })),
  };
}

describe('buildDigest', () => {
  const daily = edition('极客头条', '小米搭建万卡集群；微软定义 AGI | 极客头条', [
    story('消息称小米正在搭建万卡集群', '国内要闻', { glance: '曝小米搭建 GPU 万卡集群' }),
    story('某云成为晚会合作伙伴', '国内要闻'),
    story('AGI 何时实现？微软给出定义', '国际要闻'),
  ]);
  const weekly = edition('AI周报', 'AI周报|机器人公司融资', [
    story('消息称小米正在搭建万卡集群', null),
    story('机器人公司完成新一轮融资', null),
  ]);

  test('keeps sections and their order, prefers the editors’ wording, counts characters of the stories', () => {
    const digest = buildDigest({ day: DAY, editions: [daily] });
    expect(digest?.sections.map((s) => [s.name, s.items.map((i) => i.text)])).toEqual([
      ['国内要闻', ['曝小米搭建 GPU 万卡集群', '某云成为晚会合作伙伴']],
      ['国际要闻', ['AGI 何时实现？微软给出定义']],
    ]);
    expect(digest?.title).toBe('小米搭建万卡集群；微软定义 AGI；某云成为晚会合作伙伴');
    expect(digest?.characters).toBe(13 + 10 + 14 + 3 * 10);
    expect(digest?.minutes).toBe(1);
    expect(digest?.columns).toEqual(['极客头条']);
  });

  test('joins editions of one day and tells one story once', () => {
    const digest = buildDigest({ day: DAY, editions: [daily, weekly] });
    expect(new Map(digest?.sections.map((s) => [s.name, s.items.length]))).toEqual(
      new Map([
        ['国内要闻', 2],
        ['国际要闻', 1],
        ['AI周报', 1],
      ]),
    );
    expect(digest?.sections[0]?.items[0]?.also).toEqual(['AI周报']);
    expect(digest?.columns).toEqual(['极客头条', 'AI周报']);
  });

  test('tells an event in its lead’s words where the lead is there', () => {
    const [xiaomi] = weekly.stories;
    const told = daily.stories[1];
    if (!xiaomi || !told) throw new Error('fixture');
    const events = new Map([xiaomi, told].map((s) => [s.id, { event: 'one', lead: xiaomi.id }]));
    const digest = buildDigest({ day: DAY, editions: [daily, weekly], events });
    const items = digest?.sections.flatMap((s) => s.items) ?? [];
    expect(items.filter((i) => i.story === xiaomi.id)).toMatchObject([{ also: ['极客头条'] }]);
    expect(items.some((i) => i.story === told.id)).toBe(false);
  });

  test.each([
    ['sections', { sections: ['国际要闻'] }, ['AGI 何时实现？微软给出定义']],
    [
      'keywords to include, in any width and case',
      { include: ['ａｇｉ', '没有'] },
      ['AGI 何时实现？微软给出定义'],
    ],
    ['keywords to exclude', { exclude: ['小米', '云'] }, ['AGI 何时实现？微软给出定义']],
  ])('follows the choice of %s', (_name, choices, expected) => {
    const digest = buildDigest({ day: DAY, editions: [daily], choices });
    expect(digest?.sections.flatMap((s) => s.items.map((i) => i.text))).toEqual(expected);
  });

  describe('of several columns', () => {
    const article = (title: string, column: string, hour: number) =>
      story(title, null, { edition: null, column, storedAt: new Date(Date.UTC(2024, 11, 26, hour)) });
    const titlesByRank = (digest: ReturnType<typeof buildDigest>) =>
      digest?.sections
        .flatMap(({ items }) => items)
        .toSorted((one, other) => one.rank - other.rank)
        .map(({ text }) => text);

    test('puts first events that several tell, whichever column came first', () => {
      const other = edition('早报', '早报', [story('乙公司量产', null), story('丙公司融资', null)]);
      const told = other.stories[1];
      const first = edition('头条', '头条', [story('甲公司降价', null), story('丙公司完成融资', null)]);
      const again = first.stories[1];
      if (!told || !again) throw new Error('fixture');
      const events = new Map([told, again].map((s) => [s.id, { event: 'one', lead: told.id }]));
      for (const editions of [
        [first, other],
        [other, first],
      ]) {
        const digest = buildDigest({ day: DAY, editions, events });
        expect(titlesByRank(digest)?.[0]).toMatch(/^丙公司融资/);
      }
    });

    test('of one column has stories of its headline first, then the editor’s order, with articles behind', () => {
      const articles = [article('一篇长文', '某博客', 1), article('又一篇', '某站', 2)];
      const titles = titlesByRank(buildDigest({ day: DAY, editions: [daily], articles }));
      expect(titles?.slice(0, 3)).toEqual([
        '曝小米搭建 GPU 万卡集群',
        'AGI 何时实现？微软给出定义',
        '某云成为晚会合作伙伴',
      ]);
      expect(titles).toHaveLength(5);
    });

    test('an article that tells what the editor tells too keeps the editor’s place and words', () => {
      const [xiaomi] = daily.stories;
      const retold = article('小米的集群', '某站', 1);
      if (!xiaomi) throw new Error('fixture');
      const events = new Map([xiaomi, retold].map((s) => [s.id, { event: 'one', lead: retold.id }]));
      const digest = buildDigest({ day: DAY, editions: [daily], articles: [retold], events });
      expect(digest?.sections[0]?.items[0]).toMatchObject({ story: xiaomi.id, also: ['某站'], rank: 0 });
      expect(digest?.sections.some(({ name }) => name === '更多')).toBe(false);
    });

    test('articles alone make a digest in one list, those that several tell first, sixty at most', () => {
      const many = Array.from({ length: 80 }, (_, n) => article(`第${n}篇`, '某站', n % 24));
      const twice = [article('大事', '某站', 3), article('大事', '某博客', 4)];
      const until = new Date('2024-12-27T00:00:00Z');
      const digest = buildDigest({
        day: DAY,
        editions: [],
        articles: [...many, ...twice],
        articlesUntil: until,
      });
      expect(digest?.sections).toHaveLength(1);
      expect(digest?.sections[0]?.name).toBeNull();
      expect(digest?.sections[0]?.items).toHaveLength(60);
      expect(digest?.sections[0]?.items[0]).toMatchObject({ text: '大事', rank: 0 });
      expect(digest?.articlesUntil).toEqual(until);
      expect(digest?.title).toContain('大事');
    });
  });

  test('a channel’s keywords that an event holds bring it forward', () => {
    const articles = ['甲公司用上大模型', '乙公司的大模型上车', '丙公司造车'].map((title, n) =>
      story(title, null, { edition: null, column: '某站', storedAt: new Date(n) }),
    );
    const digest = buildDigest({ day: DAY, editions: [], articles, choices: { include: ['大模型', '车'] } });
    expect(digest?.sections[0]?.items[0]?.text).toBe('乙公司的大模型上车');
  });

  test('plain articles form the last section', () => {
    const article = story('一篇长文', null, { edition: null, column: '某博客' });
    const digest = buildDigest({ day: DAY, editions: [daily], articles: [article] });
    expect(digest?.sections.at(-1)).toMatchObject({ name: '更多', items: [{ text: '一篇长文' }] });
  });

  describe('the title’s clauses of the headline', () => {
    const reply = story('华星回应高管离职传闻', '国内要闻');
    const others = [
      story('华星发布新款平板电脑', '国内要闻'),
      story('华星回应食堂涨价', '国内要闻'),
      story('某云开源数据库', '国际要闻'),
    ];
    const headline = '华星回应高管离职传闻；某云开源数据库 | 极客头条';

    test('stand only for stories that a filter lets through', () => {
      const all = edition('极客头条', headline, [reply, ...others]);
      const digest = buildDigest({ day: DAY, editions: [all], choices: { exclude: ['离职'] } });
      expect(digest?.title).toBe('某云开源数据库；华星发布新款平板电脑；华星回应食堂涨价');
    });

    test('go to no other story when theirs is gone, whether the glance still has it or not', () => {
      const left = edition('极客头条', headline, others);
      const announced = { ...left, glance: [{ text: '华星回应高管离职', story: reply.id }] };
      for (const kept of [left, announced])
        expect(buildDigest({ day: DAY, editions: [kept] })?.title).not.toContain('离职');
    });

    test('stand for an event that another column’s story leads', () => {
      const own = edition('极客头条', headline, [reply, ...others]);
      const lead = story('华星高管否认出走', null);
      const other = edition('AI周报', 'AI周报', [lead]);
      const events = new Map([reply, lead].map(({ id }) => [id, { event: 'one', lead: lead.id }]));
      const digest = buildDigest({ day: DAY, editions: [own, other], events });
      expect(digest?.title).toContain('华星回应高管离职传闻');
    });
  });

  test('there is no digest without an edition, and another day’s edition is refused', () => {
    expect(buildDigest({ day: DAY, editions: [] })).toBeUndefined();
    const { paragraphs: _, ...head } = story('没有正文的新闻', null);
    const headless = { ...daily, stories: [head] };
    expect(buildDigest({ day: DAY, editions: [headless] })?.sections).toHaveLength(1);
    expect(() => buildDigest({ day: DAY, editions: [headless], choices: { include: ['AI'] } })).toThrow(
      RangeError,
    );
    expect(() => buildDigest({ day: '2024-12-28' as CalendarDay, editions: [daily] })).toThrow(RangeError);
  });
});
