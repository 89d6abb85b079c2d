import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { type Reason, reasonFromRow, rowFromReason } from '../../../src/store/ledger/reason.ts';
import { reasonCodes } from '../../../src/store/migrations/0018-reason-codes.ts';

const STORED: readonly (readonly [sentence: string, reason: Reason])[] = [
  [
    'waiting for 极客头条, AI周报 of 2024-12-27',
    { code: 'awaiting-editions', columns: ['极客头条', 'AI周报'] },
  ],
  ['waiting for an edition of 2024-12-27', { code: 'awaiting-editions', columns: [] }],
  ["no story of 2024-12-27 passes the subscription's filters", { code: 'all-filtered', day: '2024-12-27' }],
  ['there was no edition, and the subscription wants silence then', { code: 'no-edition' }],
  ['the bot was not running at its time', { code: 'missed' }],
  [
    'Missing Permissions (403, 50013)',
    { code: 'refused', status: 403, error: 50_013, message: 'Missing Permissions' },
  ],
  [
    'it was tried 12 times in vain (Discord answered 500)',
    { code: 'gave-up', attempts: 12, last: { code: 'server-error', status: 500 } },
  ],
  [
    'its request was not answered, and its channel’s history may not be read',
    { code: 'unverified', because: 'history-hidden' },
  ],
  ['Discord asked to wait (429, shared)', { code: 'rate-limited', scope: 'shared' }],
  ['something that nobody foresaw', { code: 'other', text: 'something that nobody foresaw' }],
];

test('sentences of stores that stand become codes, and pauses keep theirs', () => {
  const database = new DatabaseSync(':memory:');
  database.exec(
    `CREATE TABLE deliveries (n INTEGER, reason TEXT);
     CREATE TABLE subscriptions (pause_reason TEXT, refused_since INTEGER);
     INSERT INTO deliveries VALUES (-1, NULL);
     INSERT INTO subscriptions VALUES ('the bot has left the server', NULL), ('Unknown Channel (404, 10003)', 5)`,
  );
  const insert = database.prepare('INSERT INTO deliveries VALUES (?, ?)');
  for (const [index, [sentence]] of STORED.entries()) insert.run(index, sentence);
  reasonCodes.up(database);
  const read = database.prepare('SELECT reason FROM deliveries ORDER BY n').all();
  expect(read.map((row) => reasonFromRow(row.reason === null ? null : String(row.reason)))).toEqual([
    null,
    ...STORED.map(([, reason]) => reason),
  ]);
  const gone = { code: 'refused', status: 404, error: 10_003, message: 'Unknown Channel' };
  expect(database.prepare('SELECT pause_reason, refusal FROM subscriptions').all()).toEqual([
    { pause_reason: '{"code":"server-left"}', refusal: null },
    { pause_reason: JSON.stringify(gone), refusal: JSON.stringify(gone) },
  ]);
});

test('a reason survives its column; one of a newer version is kept as its text', () => {
  const reason: Reason = { code: 'gave-up', attempts: 3, last: { code: 'unanswered', cause: 'timeout' } };
  expect(reasonFromRow(rowFromReason(reason))).toEqual(reason);
  expect(reasonFromRow('{"code":"from-the-future"}')).toEqual({
    code: 'other',
    text: '{"code":"from-the-future"}',
  });
});
