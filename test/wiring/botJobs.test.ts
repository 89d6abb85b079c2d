import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manyPosts } from '../../bench/reading/posts.ts';
import { READER_VERSION } from '../../src/editions/readerVersion.ts';
import { Jobs } from '../../src/jobs/jobs.ts';
import { type BotJobName, botJobs } from '../../src/wiring/botJobs.ts';
import { type App, openApp } from '../../src/wiring/core.ts';
import { ingestDocument } from '../store/ingestDocument.ts';

const NOW = new Date('2024-12-28T00:00:00Z');
/** Documents that the job reads in one step; between two it looks whether it is to stop. */
const STEP = 4;

let app: App;
beforeEach(() => {
  app = openApp(':memory:', { now: () => NOW });
});
afterEach(async () => {
  await app.reader.close();
  await app.store.close();
});

/** Stores that many different editions as if an older reader had read them. */
async function storeOldReadings(count: number): Promise<void> {
  for (const post of manyPosts(count)) {
    const document = { bytes: Buffer.from(post), origin: 'post.html', time: NOW };
    await ingestDocument(app.store, document, NOW, { articlesStandAlone: true });
  }
  expect(await countOutdated(READER_VERSION + 1)).toBe(count);
  await app.store.run('UPDATE originals SET reader_version = ?', [READER_VERSION - 1]);
}

async function countOutdated(version = READER_VERSION): Promise<number> {
  const row = await app.store.get('SELECT count(*) AS n FROM originals WHERE reader_version < ?', [version]);
  return Number(row?.n);
}

/** The job that reads history again; the parts of the other jobs are never asked. */
function rereadingJob(over: App = app) {
  const unused = () => Promise.reject(new Error('another job ran'));
  const jobs = botJobs({
    app: over,
    poller: { poll: unused },
    outbox: { plan: unused, poke: () => undefined },
    webhooks: undefined,
    writer: undefined,
    speaker: undefined,
    keepDays: undefined,
    clock: { now: () => NOW },
    log: pino({ level: 'silent' }),
  });
  const job = jobs.find(({ name }) => name === 'rereading');
  if (!job) throw new Error('there is no such job');
  return job;
}

test('all that an older reader read is read again, and what changed is indexed', async () => {
  await storeOldReadings(STEP + 1);
  const requested: BotJobName[] = [];
  await rereadingJob().run({
    signal: new AbortController().signal,
    request: (name) => void requested.push(name),
  });
  expect(await countOutdated()).toBe(0);
  expect(requested).toEqual(['indexing']);
});

test('a stop ends rereading after its present step, and the next run reads the rest', async () => {
  await storeOldReadings(STEP + 2);
  const stopping = new AbortController();
  const stoppedAfterOneStep: App = {
    ...app,
    async reread(limit) {
      const step = await app.reread(limit);
      stopping.abort();
      return step;
    },
  };
  await rereadingJob(stoppedAfterOneStep).run({ signal: stopping.signal, request: () => undefined });
  expect(await countOutdated()).toBe(2);
  await rereadingJob().run({ signal: new AbortController().signal, request: () => undefined });
  expect(await countOutdated()).toBe(0);
});

test('nothing is read and nothing requested where this reader has read everything', async () => {
  await storeOldReadings(1);
  await app.reread(1);
  const requested: BotJobName[] = [];
  await rereadingJob().run({
    signal: new AbortController().signal,
    request: (name) => void requested.push(name),
  });
  expect(requested).toEqual([]);
});

test.each([
  { name: 'the leader reads', isLeading: true, left: 0 },
  { name: 'another process leaves it to the leader', isLeading: false, left: 1 },
])('$name', async ({ isLeading, left }) => {
  await storeOldReadings(1);
  const jobs = new Jobs([rereadingJob()], { isLeading: () => isLeading, log: pino({ level: 'silent' }) });
  await jobs.request('rereading');
  expect(await countOutdated()).toBe(left);
});
