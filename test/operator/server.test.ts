import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { createMetrics, type Metrics } from '../../src/operator/metrics.ts';
import { type OperatorServer, type Readiness, startOperatorServer } from '../../src/operator/server.ts';
import { deliveryFigures } from '../../src/store/figures.ts';
import { saveEdition } from '../../src/store/news/saveEdition.ts';
import { openStore, type Store } from '../../src/store/open.ts';

const STORED = new Date('2024-12-27T02:00:00Z');
const NOW = new Date('2024-12-27T03:00:00Z');

let store: Store;
let metrics: Metrics;
let server: OperatorServer;
let readiness: Readiness;

beforeEach(async () => {
  store = openStore(':memory:');
  metrics = createMetrics(store, { now: () => NOW }, async () => new Map([['sent', 3]]));
  readiness = { kind: 'ready' };
  server = await startOperatorServer('127.0.0.1', 0, {
    registry: metrics.registry,
    readiness: () => readiness,
  });
});
afterEach(async () => {
  await server.close();
  await store.close();
});

const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);

test('/healthz is 200, /readyz 503 with its reason', async () => {
  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
  readiness = { kind: 'not-ready', reason: 'not yet connected to Discord' };
  const response = await get('/readyz');
  expect([response.status, await response.text()]).toEqual([503, 'not yet connected to Discord\n']);
  expect((await get('/other')).status).toBe(404);
  expect((await get('/healthz', { method: 'POST' })).status).toBe(405);
});

test('news metrics are counted anew only when the news has changed', async () => {
  const read = async () => /^sulan_editions\{.*$/mu.exec(await metrics.registry.metrics())?.[0];
  expect(await read()).toBeUndefined();
  await store.runScript(`INSERT INTO editions (id, "column", headline, headline_key, day, day_guessed, glance, key_points,
    characters, minutes, warnings, origin, fingerprint, stored_at, changed_at)
    VALUES ('e', '早报', 'x', 'x', '2024-12-27', 0, '[]', '[]', 0, 0, '[]', 'x', 'x', 1, 1)`);
  expect(await read()).toBe('sulan_editions{column="早报"} 1');
  // Without the trigger that tells of a change the figures stay as they were counted.
  await store.runScript('DROP TRIGGER editions_delete_news; DELETE FROM editions');
  expect(await read()).toBe('sulan_editions{column="早报"} 1');
});

test('metrics count the language model’s work', async () => {
  metrics.languageModel.requested('key-points', 'useful');
  metrics.languageModel.tokensUsed(100, 20);
  metrics.languageModel.sentenceRefused('answer', 'number');
  const text = await (await get('/metrics')).text();
  expect(text).toContain('sulan_ai_requests_total{task="key-points",outcome="useful"} 1');
  expect(text).toContain('sulan_ai_tokens_total{kind="prompt"} 100');
  expect(text).toContain('sulan_ai_tokens_total{kind="completion"} 20');
  expect(text).toContain('sulan_ai_sentences_refused_total{task="answer",reason="number"} 1');
});

test('deliveries before the first day are not counted', async () => {
  await store.runEach(
    `INSERT INTO deliveries (stream, day, part, kind, state, guild_id, channel_id,
     channel_kind, due_at, deadline_at, parts, attempts, follow_ups)
     VALUES (?, ?, 0, 'digest', ?, 'g', 'c', 'text', 0, 0, 1, 0, '[]')`,
    [
      ['a', '2024-12-25', 'failed'],
      ['a', '2024-12-26', 'sent'],
      ['b', '2024-12-27', 'sent'],
    ],
  );
  expect(await deliveryFigures(store, '2024-12-26' as CalendarDay)).toEqual(new Map([['sent', 2]]));
});

test('metrics show the store as it is and what was counted', async () => {
  const story = {
    title: '甲',
    section: null,
    paragraphs: ['正文'],
    images: [],
    links: [],
    attribution: null,
    writtenBy: null,
    commentary: [],
  };
  const edition = {
    column: '极客头条',
    headline: '甲 | 极客头条',
    date: null,
    url: null,
    glance: [],
    keyPoints: [],
    keyPointsBy: null,
    writtenBy: null,
    characters: 3,
    minutes: 1,
    stories: [{ ...story, id: 'aaaaaaaaaa' as StoryId }],
    warnings: [{ code: 'no-date' as const, message: 'the document names no day' }],
  };
  await saveEdition(
    store,
    { edition, day: '2024-12-27' as CalendarDay, dayGuessed: true, origin: 'a' },
    STORED,
  );
  const read = {
    kind: 'edition',
    column: '极客头条',
    day: '2024-12-27' as CalendarDay,
    dayGuessed: false,
    warnings: [],
  } as const;
  const doubts = ['doubtful-layout', 'story-without-text', 'story-without-text'].map((code) => ({
    code,
    message: 'a doubt',
  }));
  metrics.documentRead('csdn', { ...read, change: 'new', stories: 12, warnings: doubts });
  metrics.documentRead('csdn', { ...read, change: 'unchanged', stories: 12 });
  metrics.documentRead('blog', { kind: 'article', change: 'updated' });
  metrics.documentRead('blog', { kind: 'failed', reason: 'No stories were found in the document.' });
  metrics.discordAnswered(429);
  metrics.commandAnswered('news', 0.02, false);
  metrics.deliveredLate(2);
  const text = await (await get('/metrics')).text();
  for (const line of [
    'sulan_editions{column="极客头条"} 1',
    'sulan_stories{column="极客头条"} 1',
    'sulan_newest_edition_age_seconds{column="极客头条"} 3600',
    'sulan_edition_warnings{code="no-date"} 1',
    'sulan_deliveries{state="sent"} 3',
    'sulan_documents_read_total{source="csdn",kind="edition",outcome="new"} 1',
    'sulan_documents_read_total{source="csdn",kind="edition",outcome="unchanged"} 1',
    'sulan_documents_read_total{source="blog",kind="article",outcome="updated"} 1',
    'sulan_documents_read_total{source="blog",kind="unreadable",outcome="failed"} 1',
    'sulan_stories_read_total{source="csdn"} 12',
    'sulan_stories_read_total{source="blog"} 1',
    'sulan_edition_doubts_total{source="csdn",code="doubtful-layout"} 1',
    'sulan_edition_doubts_total{source="csdn",code="story-without-text"} 1',
    'sulan_store_bytes 0',
    'sulan_discord_answers_total{status="429"} 1',
    'sulan_command_seconds_count{command="news",result="answered"} 1',
    'sulan_delivery_lateness_seconds_bucket{le="5"} 1',
  ]) {
    expect(text).toContain(line);
  }
});
