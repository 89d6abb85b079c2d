import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import type { StoryId } from '../../../src/editions/edition.ts';
import { joinAllPending } from '../../../src/store/events/joinPending.ts';
import {
  confirmGenerated,
  forgetGenerated,
  keepAnswer,
  keepGenerated,
  storySubjects,
} from '../../../src/store/generatedTexts.ts';
import { dayVersions } from '../../../src/store/news/dayVersions.ts';
import { editionsOf } from '../../../src/store/news/editions.ts';
import { saveArticle } from '../../../src/store/news/saveArticle.ts';
import { storiesOf } from '../../../src/store/news/stories.ts';
import type { Store } from '../../../src/store/open.ts';
import { removeBefore } from '../../../src/store/retention.ts';
import { createLexicon } from '../../../src/words/lexicon.ts';
import { NOW, publish, story } from '../../commands/newsroom.ts';
import { openTestStore } from '../../database/engines.ts';

const FIRST = '2024-12-20' as CalendarDay;
const SECOND = '2024-12-26' as CalendarDay;
const THIRD = '2024-12-27' as CalendarDay;
const lexicon = createLexicon('[company]\n晨星科技\n远航汽车\n');

/** Two columns that tell one happening on two days, and something else. */
const BOUGHT = story('aaaaaaaaaa', '晨星科技收购语音公司听澜，作价 3.2 亿美元', {
  paragraphs: ['晨星科技说，已同意以 3.2 亿美元买下语音识别公司听澜，团队 140 人并入车载部门。'],
});
const BOUGHT_TOO = story('bbbbbbbbbb', '3.2 亿美元，晨星科技买下听澜', {
  paragraphs: ['语音识别公司听澜被晨星科技收购，价格 3.2 亿美元，140 人的团队今后做车载语音。'],
});
const SOLD = story('cccccccccc', '远航汽车二月交付 21480 辆');

let store: Store;

beforeEach(async () => {
  store = await openTestStore();
  await publish(store, FIRST, [story('dddddddddd', '长河云宕机两小时')]);
  await publish(store, SECOND, [BOUGHT, SOLD]);
});
afterEach(() => store.close());

/** Returns the days whose versions grow while something is done. */
async function changedBy(work: () => Promise<unknown>): Promise<readonly CalendarDay[]> {
  const all = () => dayVersions(store, '0001-01-01' as CalendarDay, '9999-12-31' as CalendarDay);
  const before = await all();
  await work();
  const after = await all();
  return [...after].flatMap(([day, version]) => (version > (before.get(day) ?? 0) ? [day] : [])).sort();
}

async function onlyEditionOf(day: CalendarDay) {
  const [edition] = await editionsOf(store).onDay(day);
  if (!edition) throw new Error(`${day} has no edition`);
  return edition;
}

async function subjectOf(id: StoryId) {
  const subject = (await storySubjects(store, [id])).get(id);
  if (!subject) throw new Error(`${id} is not stored`);
  return subject;
}

const article = (title: string, day: CalendarDay) => ({
  column: '某博客',
  url: 'https://example.org/a',
  day,
  dayGuessed: false,
  story: story('eeeeeeeeee', title),
});

test('an edition that comes, is corrected, or goes changes its own day alone', async () => {
  expect(await changedBy(() => publish(store, THIRD, [story('ffffffffff', '新的一天')]))).toEqual([THIRD]);
  const corrected = { ...SOLD, paragraphs: ['更正：交付 21488 辆。'] };
  expect(await changedBy(() => publish(store, SECOND, [BOUGHT, corrected]))).toEqual([SECOND]);
  expect(await changedBy(() => publish(store, SECOND, [corrected]))).toEqual([SECOND]);
  const { id } = await onlyEditionOf(SECOND);
  expect(await changedBy(() => editionsOf(store).remove(id))).toEqual([SECOND]);
});

test('a day that an edition moves from changes as well as the one it moves to', async () => {
  const moved = () => store.run('UPDATE editions SET day = ? WHERE day = ?', [THIRD, SECOND]);
  expect(await changedBy(moved)).toEqual([SECOND, THIRD]);
  const stories = () => store.run('UPDATE stories SET day = ? WHERE day = ?', [THIRD, SECOND]);
  expect(await changedBy(stories)).toEqual([SECOND, THIRD]);
});

test('saving a plain article or taking down a story changes its day', async () => {
  expect(await changedBy(() => saveArticle(store, article('一篇文章', THIRD), NOW))).toEqual([THIRD]);
  expect(await changedBy(() => saveArticle(store, article('改了的文章', THIRD), NOW))).toEqual([THIRD]);
  expect(await changedBy(() => storiesOf(store).remove('eeeeeeeeee' as StoryId))).toEqual([THIRD]);
  expect(await changedBy(() => storiesOf(store).remove(SOLD.id))).toEqual([SECOND]);
});

test('an event changes the days of all its reports: when one joins, and when one is taken down', async () => {
  await joinAllPending(store, lexicon);
  await publish(store, THIRD, [BOUGHT_TOO], { column: '晚间要闻' });
  expect(await changedBy(() => joinAllPending(store, lexicon))).toEqual([SECOND, THIRD]);
  expect(await changedBy(() => storiesOf(store).remove(BOUGHT_TOO.id))).toEqual([SECOND, THIRD]);
  expect(await changedBy(() => joinAllPending(store, lexicon))).toEqual([SECOND]);
});

test('a report that leaves its event changes the days of those it leaves', async () => {
  await publish(store, THIRD, [BOUGHT_TOO], { column: '晚间要闻' });
  await joinAllPending(store, lexicon);
  const another = { ...BOUGHT_TOO, title: '远航汽车召回旅行版', paragraphs: ['远航汽车召回三万辆旅行版。'] };
  await publish(store, THIRD, [another], { column: '晚间要闻' });
  expect(await changedBy(() => joinAllPending(store, lexicon))).toEqual([SECOND, THIRD]);
});

test('what a language model wrote about an edition or a story changes its day: written, confirmed, replaced, gone', async () => {
  const { row, changedAt } = await onlyEditionOf(SECOND);
  const edition = { kind: 'edition', row, changedAt: changedAt.getTime() } as const;
  const subject = await subjectOf(SOLD.id);
  const keep = (key: string, about: typeof edition | typeof subject) => () =>
    keepGenerated(store, [{ key, task: about.kind, texts: ['一句。'], subject: about }], NOW);
  expect(await changedBy(keep('points', edition))).toEqual([SECOND]);
  expect(await changedBy(keep('line', subject))).toEqual([SECOND]);
  expect(await changedBy(keep('other line', subject))).toEqual([SECOND]);
  const later = { ...subject, changedAt: subject.changedAt + 1 };
  expect(await changedBy(() => confirmGenerated(store, 'other line', later))).toEqual([SECOND]);
  expect(await changedBy(() => forgetGenerated(store, row))).toEqual([SECOND]);
  const answer = { key: 'answer', task: 'answer', texts: ['答。'] };
  expect(await changedBy(() => keepAnswer(store, answer, NOW))).toEqual([]);
});

test('what expires changes the days that it leaves empty', async () => {
  expect(await changedBy(() => removeBefore(store, SECOND))).toEqual([FIRST]);
});

test('nothing changes by reading, nor by an edition that is stored again as it was', async () => {
  expect(await changedBy(() => onlyEditionOf(SECOND))).toEqual([]);
  expect(await changedBy(() => publish(store, SECOND, [BOUGHT, SOLD]))).toEqual([]);
});
