import { afterEach, expect, test } from 'vitest';
import { readEdition } from '../../../src/editions/readEdition.ts';
import { createDocumentReader, type DocumentReader } from '../../../src/editions/reading/documentReader.ts';
import { ingestApart } from '../../../src/store/ingest.ts';
import { openStore } from '../../../src/store/open.ts';
import { attemptKey, beginAttempt, countPutAside, freePutAside } from '../../../src/store/readingAttempts.ts';

const FAULTY = new URL('./faultyWorker.ts', import.meta.url);
const POST =
  '# 甲公司降价；乙公司量产 | 极客头条\n\n2024年12月27日\n\n### 甲公司降价\n\n甲公司宣布全线产品降价，平均降幅两成。\n\n### 乙公司量产\n\n乙公司表示新工厂已经开始量产，首批交付客户。\n';
const readers: DocumentReader[] = [];

afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close();
});

function document(origin: string, text = POST) {
  return { bytes: Buffer.from(text), origin, time: new Date('2024-12-27T00:00:00Z') };
}

function faultyReader(): DocumentReader {
  const reader = createDocumentReader({ milliseconds: 500, megabytes: 64, idleMilliseconds: 60_000 }, FAULTY);
  readers.push(reader);
  return reader;
}

test('the worker returns the same edition as readEdition in this thread', async () => {
  const reader = createDocumentReader();
  readers.push(reader);
  const here = readEdition(document('a.md'));
  const there = await reader.read(document('a.md'));
  expect(here.kind !== 'unreadable' && there).toEqual({
    kind: here.kind,
    edition: 'edition' in here && here.edition,
  });
});

test.each(['hang', 'exit', 'throw', 'fill'])(
  'one that makes its worker %s is given up, and the next is read',
  async (fault) => {
    const reader = faultyReader();
    const [given, next] = await Promise.all([reader.read(document(fault)), reader.read(document('next'))]);
    expect(given).toMatchObject({ kind: 'unreadable', code: 'gave-up' });
    expect(next).toEqual({ kind: 'unreadable', reason: 'next' });
  },
);

test('a document that was given up is put aside and told; a changed one is read again', async () => {
  const store = openStore(':memory:');
  const options = { articlesStandAlone: true };
  const [reader, now] = [faultyReader(), new Date()];
  expect(await ingestApart(store, reader, document('hang'), now, options)).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('longer than'),
  });
  expect(await ingestApart(store, reader, document('hang'), now, options)).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('put aside'),
  });
  expect(await countPutAside(store)).toBe(1);
  expect(await freePutAside(store)).toBe(1);
  expect(await countPutAside(store)).toBe(0);
  expect(await ingestApart(store, reader, document('hang'), now, options)).toMatchObject({
    reason: expect.stringContaining('longer than'),
  });
  await store.close();
});

test('a document being read when the process died twice is put aside', async () => {
  const store = openStore(':memory:');
  const key = attemptKey(document('a.md'));
  const now = new Date();
  for (const mayBegin of [true, true, false]) expect(await beginAttempt(store, key, now)).toBe(mayBegin);
  expect(await beginAttempt(store, attemptKey(document('a.md', `${POST}后记`)), now)).toBe(true);
  await store.close();
});
