import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOfEditions } from '../../src/digests/ofDay.ts';
import { eventsOf } from '../../src/store/events/events.ts';
import { editionsOf } from '../../src/store/news/editions.ts';
import { storiesOf } from '../../src/store/news/stories.ts';
import { Rig } from './rig.ts';
import { storeArticle } from './roundup.ts';

const TODAY = '2024-12-27';
const YESTERDAY = '2024-12-26';

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.start({
    makeDigest: (day, editions, choices) => {
      const sources = {
        editions: editionsOf(rig.store),
        stories: storiesOf(rig.store),
        events: eventsOf(rig.store),
      };
      return digestOfEditions(sources, day, editions, choices);
    },
  });
});
afterEach(() => rig.end());

async function article(title: string, source = '某站', day = YESTERDAY) {
  await storeArticle(rig.store, { source, title, day }, rig.time.now());
}

/** A column with a past of two weeks, so that its edition is expected. */
async function dailyColumn(column: string) {
  for (let n = 1; n <= 15; n += 1) {
    const day = new Date(Date.UTC(2024, 11, 27 - n)).toISOString().slice(0, 10);
    await rig.arrive(column, day, 1);
  }
}

describe('a digest of articles', () => {
  test('is posted at its time where no roundup is to be expected', async () => {
    await article('甲公司发布新芯片');
    await rig.subscribe();
    await rig.deliver();
    expect(await rig.states()).toEqual(['sent']);
    expect(rig.posts()[0]).toContain('甲公司发布新芯片');
  });

  test('waits for the roundup that is expected, and is posted at the deadline', async () => {
    await dailyColumn('头条');
    await article('甲公司发布新芯片');
    await rig.subscribe();
    await rig.deliver();
    expect(await rig.states()).toEqual(['waiting']);
    await rig.pass(240);
    await rig.settled();
    expect(await rig.states()).toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
    expect(rig.posts()[0]).toContain('甲公司发布新芯片');
  });

  test('gives way to the roundup that comes before the deadline', async () => {
    await dailyColumn('头条');
    await article('甲公司发布新芯片');
    await rig.subscribe();
    await rig.deliver();
    await rig.arrive('头条', TODAY);
    await rig.pass(30);
    await rig.settled();
    expect(rig.posts()[0]).toContain('头条2024-12-27第1条');
  });

  test('stays as it was posted, whatever comes in later that day', async () => {
    await article('甲公司发布新芯片');
    await rig.subscribe();
    await rig.deliver();
    await article('乙公司融资', '某站', TODAY);
    await rig.arrive('头条', TODAY);
    await rig.pass(60);
    await rig.settled();
    expect(rig.posts()).toHaveLength(1);
    expect(rig.posts()[0]).not.toContain('乙公司融资');
    expect(await rig.states()).toEqual(['sent']);
  });

  test('holds nothing of last week that a first poll found now', async () => {
    await article('上周的旧闻', '某站', '2024-12-20');
    await rig.subscribe();
    await rig.deliver();
    expect(await rig.states()).toEqual(['waiting']);
  });

  test('is looked at no more often for every article that comes in: none counts as a change of its day', async () => {
    await article('甲公司发布新芯片');
    await article('乙公司开源模型');
    expect(await rig.store.all('SELECT day FROM changed_days')).toEqual([]);
  });

  test('has articles alone where these are chosen, though a roundup came in', async () => {
    await rig.arrive('头条', TODAY);
    await article('甲公司发布新芯片');
    await rig.subscribe({ newsKinds: 'articles' });
    await rig.deliver();
    expect(rig.posts()[0]).toContain('甲公司发布新芯片');
    expect(rig.posts()[0]).not.toContain('头条2024-12-27');
  });

  test('is not posted where roundups are chosen', async () => {
    await article('甲公司发布新芯片');
    await rig.subscribe({ newsKinds: 'roundups' });
    await rig.deliver();
    await rig.pass(240);
    await rig.settled();
    expect(await rig.states()).toEqual(['skipped']);
    expect(rig.posts()).toEqual([]);
  });

  test('is limited to the columns that were chosen', async () => {
    await article('甲公司发布新芯片', '某站');
    await article('乙公司融资', '别站');
    await rig.subscribe({ columns: ['别站'] });
    await rig.deliver();
    expect(rig.posts()[0]).toContain('乙公司融资');
    expect(rig.posts()[0]).not.toContain('甲公司');
  });
});
