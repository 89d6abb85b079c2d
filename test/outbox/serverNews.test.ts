import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOfEditions } from '../../src/digests/ofDay.ts';
import { readRecap } from '../../src/digests/readRecap.ts';
import { type ServerNews, serverNewsIn } from '../../src/serverNews/serverNews.ts';
import { eventsOf } from '../../src/store/events/events.ts';
import { joinAllPending } from '../../src/store/events/joinPending.ts';
import { editionsOf } from '../../src/store/news/editions.ts';
import { saveArticle } from '../../src/store/news/saveArticle.ts';
import { storiesOf } from '../../src/store/news/stories.ts';
import { addServerSource, serverSourceId } from '../../src/store/serverSources.ts';
import { createLexicon } from '../../src/words/lexicon.ts';
import { publish, story } from '../commands/newsroom.ts';
import { openTestStore } from '../database/engines.ts';
import { Rig } from './rig.ts';
import { day, storeArticle, storeEdition } from './roundup.ts';

const URL = 'https://example.org/internal';
const OWN = '赤霄雷达开始量产';

let rig: Rig;
let news: ServerNews;

beforeEach(async () => {
  rig = await Rig.start({
    fake: { guilds: 2, channelsPerGuild: 1 },
    hasOwnNews: (server) => news.sourcesOf(server).length > 0,
    makeDigest: (day, editions, choices) => digestOfEditions(sources(), day, editions, choices),
    makeRecap: (days, choices) => readRecap(sources(), days, choices),
  });
  news = serverNewsIn(await openTestStore(), rig.store);
  const [ours] = rig.fake.world.guilds;
  const source = { guild: ours?.id ?? '', url: URL, name: '我们的内刊' };
  await addServerSource(rig.store, source, 10, rig.time.now());
  await news.refresh();
});

afterEach(async () => {
  await rig.end();
  await news.store.close();
});

function sources() {
  return {
    editions: editionsOf(rig.store),
    stories: storiesOf(rig.store),
    events: eventsOf(rig.store),
    serverStories: news,
  };
}

async function deliverToBoth(): Promise<readonly string[]> {
  const channels = rig.fake.world.guilds.flatMap(({ channels }) => [...channels.values()].slice(0, 1));
  for (const channel of channels) await rig.subscribe({}, channel);
  await rig.deliver();
  return channels.map((channel) => rig.posts(channel).join());
}

test('an article of a server’s own source stands behind the roundup in that server alone', async () => {
  await storeArticle(
    news.store,
    { source: serverSourceId(URL), title: OWN, day: '2024-12-26' },
    rig.time.now(),
  );
  await rig.arrive('头条', '2024-12-27', 3);
  const [ours, other] = await deliverToBoth();
  expect(ours).toContain(OWN);
  expect(ours).toContain('我们的内刊');
  expect(other).toContain('头条');
  expect(other).not.toContain(OWN);
});

test('that source’s roundup stories are in that server alone', async () => {
  const edition = { column: serverSourceId(URL), day: '2024-12-27', stories: 2, mark: '内刊' };
  await storeEdition(news.store, edition, rig.time.now());
  await rig.arrive('头条', '2024-12-27', 3);
  const [ours, other] = await deliverToBoth();
  expect(ours).toContain('内刊');
  expect(other).not.toContain('内刊');
});

test('on a day with nothing else it is that server’s digest, and the other server gets none', async () => {
  await storeArticle(
    news.store,
    { source: serverSourceId(URL), title: OWN, day: '2024-12-26' },
    rig.time.now(),
  );
  const [ours, other] = await deliverToBoth();
  expect(ours).toContain(OWN);
  expect(other).toBe('');
});

test('a correction of the day reaches both, and still shows the other server nothing of it', async () => {
  await storeArticle(
    news.store,
    { source: serverSourceId(URL), title: OWN, day: '2024-12-26' },
    rig.time.now(),
  );
  await rig.arrive('头条', '2024-12-27', 3);
  await deliverToBoth();
  await rig.arrive('头条', '2024-12-27', 4, '改');
  await rig.pass(1);
  await rig.settled();
  const [ours, other] = rig.fake.world.guilds.map(({ channels }) =>
    rig.posts([...channels.values()][0] ?? rig.channel).join(),
  );
  expect(ours).toContain('改');
  expect(ours).toContain(OWN);
  expect(other).toContain('改');
  expect(other).not.toContain(OWN);
});

test('what two columns tell together is told by them alone, whatever rows a server’s news stands in', async () => {
  const lexicon = createLexicon('[company]\n晨星科技\n');
  const paragraphs = ['晨星科技 12 月 26 日说，已同意以 3.2 亿美元买下语音识别公司听澜，团队 140 人。'];
  for (const [column, id, title] of [
    ['早报', 'aaaaaaaaaa', '晨星科技收购语音公司听澜，作价 3.2 亿美元'],
    ['晚报', 'bbbbbbbbbb', '3.2 亿美元，晨星科技买下听澜'],
  ] as const)
    await publish(rig.store, '2024-12-27', [story(id, title, { paragraphs })], { column }, rig.time.now());
  await joinAllPending(rig.store, lexicon);
  const column = serverSourceId(URL);
  for (const [id, title] of [
    ['cccccccccc', OWN],
    ['dddddddddd', '青冥水泵停产'],
  ] as const)
    await saveArticle(
      news.store,
      { story: story(id, title), column, url: `${URL}/${id}`, day: day('2024-12-26'), dayGuessed: false },
      rig.time.now(),
    );
  const [ours = ''] = await deliverToBoth();
  expect(ours.match(/家报道/g)).toHaveLength(1);
  for (const title of [OWN, '青冥水泵停产']) expect(ours).toContain(title);
});

test('a recap has a server’s own news there alone', async () => {
  await storeArticle(
    news.store,
    { source: serverSourceId(URL), title: OWN, day: '2024-12-27' },
    rig.time.now(),
  );
  await rig.arrive('头条', '2024-12-27', 3);
  const channels = rig.fake.world.guilds.flatMap(({ channels: all }) => [...all.values()].slice(0, 1));
  for (const channel of channels)
    await rig.subscribe({ period: 'week', minuteOfDay: 20 * 60, weekdays: [0] }, channel);
  await rig.bot.outbox.start();
  await rig.pass(2 * 24 * 60 + 12 * 60 + 1);
  await rig.settled();
  const [ours, other] = channels.map((channel) => rig.posts(channel).join());
  expect(ours).toContain(OWN);
  expect(other).toContain('本周回顾');
  expect(other).not.toContain(OWN);
});
