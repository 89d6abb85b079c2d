import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { readRecap } from '../../src/digests/readRecap.ts';
import { recapDays } from '../../src/digests/recap.ts';
import type { Edition, Story, StoryId } from '../../src/editions/edition.ts';
import { eventsOf } from '../../src/store/events/events.ts';
import { joinPending } from '../../src/store/events/joinPending.ts';
import { editionsOf } from '../../src/store/news/editions.ts';
import { saveEdition } from '../../src/store/news/saveEdition.ts';
import { storiesOf } from '../../src/store/news/stories.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';

const lexicon = loadLexicon();
let store: Store;
beforeEach(() => {
  store = openStore(':memory:');
});
afterEach(() => store.close());

const sources = () => ({ editions: editionsOf(store), stories: storiesOf(store), events: eventsOf(store) });
const day = (text: string) => text as CalendarDay;

let made = 0;
/** Stores an edition of a column with these titles and texts, and tells events apart. */
async function arrive(column: string, of: string, told: readonly (readonly [string, string])[]) {
  const stories = told.map(([title, text]): Story => {
    made += 1;
    return {
      id: `story${String(made).padStart(5, '0')}` as StoryId,
      title,
      section: null,
      paragraphs: [text],
      images: [],
      links: [],
      attribution: null,
      commentary: [],
      writtenBy: null,
    };
  });
  const edition: Edition = {
    column,
    headline: `${of}的要闻 | ${column}`,
    date: day(of),
    url: `https://example.org/${column}/${of}`,
    glance: [],
    keyPoints: [],
    keyPointsBy: null,
    writtenBy: null,
    characters: 100,
    minutes: 1,
    warnings: [],
    stories,
  };
  await saveEdition(
    store,
    { edition, day: day(of), dayGuessed: false, origin: `${column}-${of}.md` },
    new Date(`${of}T04:00:00Z`),
  );
  while ((await joinPending(store, lexicon)) > 0);
}

const LAUNCH = [
  '特斯拉 Model Q 定价 16 万元，明年在上海投产',
  '特斯拉 12 月 26 日公布了 Model Q 的价格，定价 16 万元，明年在上海工厂投产，首批 5 万辆。',
] as const;
const LAUNCH_AGAIN = [
  '特斯拉 Model Q 定价 16 万元',
  '特斯拉公布了 Model Q 的价格，定价 16 万元，明年在上海工厂投产，首批 5 万辆。',
] as const;
const LAUNCH_ANSWERED = [
  '特斯拉 Model Q 定价 16 万元，产能追加到 87 万辆',
  '特斯拉公布了 Model Q 的价格，定价 16 万元，明年在上海工厂投产，首批 5 万辆，产能追加到 87 万辆。',
] as const;
const OTHER = ['京东物流在成都启用无人仓', '京东物流说，成都的无人仓每天能处理 20 万件包裹。'] as const;
const THIRD = ['故宫上线数字藏品检索', '故宫博物院的检索系统收录了 10 万件藏品的高清影像。'] as const;

describe('a recap', () => {
  test('puts what most columns told first, counts them, and says what came of it', async () => {
    await arrive('极客头条', '2024-12-24', [OTHER, LAUNCH]);
    await arrive('AI早报', '2024-12-25', [LAUNCH_AGAIN, THIRD]);
    await arrive('晚间快讯', '2024-12-27', [LAUNCH_ANSWERED]);
    const recap = await readRecap(sources(), recapDays('week', day('2024-12-29')));
    expect(recap).toMatchObject({ from: '2024-12-23', to: '2024-12-29', events: 3 });
    expect(recap?.items[0]).toMatchObject({
      toldBy: 3,
      firstDay: '2024-12-24',
      lastDay: '2024-12-27',
    });
    const [first] = recap?.items ?? [];
    expect([first?.text, first?.further?.text]).toContain(LAUNCH_ANSWERED[0]);
    expect(recap?.items).toHaveLength(3);
    expect(recap?.leads).toHaveLength(3);
    expect(recap?.columns).toEqual(['极客头条', 'AI早报', '晚间快讯']);
  });

  test('holds the days up to its last one alone, and what was chosen of them', async () => {
    await arrive('极客头条', '2024-12-22', [OTHER]);
    await arrive('极客头条', '2024-12-23', [LAUNCH]);
    await arrive('AI早报', '2024-12-30', [THIRD]);
    const titles = async (choices: Parameters<typeof readRecap>[2] = {}) =>
      (await readRecap(sources(), recapDays('week', day('2024-12-29')), choices))?.items.map(
        ({ text }) => text,
      );
    expect(await titles()).toEqual([LAUNCH[0]]);
    expect(await titles({ include: ['故宫'] })).toBeUndefined();
    expect(await titles({ columns: ['AI早报'] })).toBeUndefined();
    const month = await readRecap(sources(), recapDays('month', day('2024-12-05')));
    expect(month).toMatchObject({ from: '2024-12-01', to: '2024-12-31', events: 3 });
  });

  test('is of ten events at most, whatever the week told', async () => {
    for (let at = 20; at < 30; at += 1)
      await arrive(
        '极客头条',
        `2024-12-${at}`,
        ['成都', '杭州', '西安'].map((city) => [
          `${city}第 ${at} 号地铁线通车`,
          `${city}的第 ${at} 号地铁线今天通车，全长 ${at} 公里。`,
        ]),
      );
    const recap = await readRecap(sources(), recapDays('week', day('2024-12-29')));
    expect(recap?.items.length).toBeLessThanOrEqual(10);
    expect(new Set(recap?.items.map(({ story }) => story)).size).toBe(recap?.items.length);
  });
});

test.each([
  ['week', '2025-01-03', '2024-12-28', '2025-01-03'],
  ['month', '2024-02-10', '2024-02-01', '2024-02-29'],
  ['month', '2024-12-31', '2024-12-01', '2024-12-31'],
] as const)('the days of the %s up to %s', (period, of, from, to) => {
  expect(recapDays(period, day(of))).toEqual({ period, from, to });
});
