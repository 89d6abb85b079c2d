import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StoryId } from '../../../src/editions/edition.ts';
import { deleteExpired } from '../../../src/store/members/expiry.ts';
import { memberNotesOf } from '../../../src/store/members/memberNotes.ts';
import type { Store } from '../../../src/store/open.ts';
import { openTestStore } from '../../database/engines.ts';

const NOW = new Date('2024-12-27T04:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const report = (user: string, at = NOW, note = '少一段') =>
  memberNotesOf(store).report({ story: 'aaaaaaaaaa' as StoryId, user, note }, at);

test('a member reports ten times a day, and all together a hundred times', async () => {
  for (let n = 0; n < 10; n += 1) expect(await report('one')).toBeDefined();
  expect(await report('one')).toBeUndefined();
  for (let n = 0; n < 90; n += 1) expect(await report(`member${n}`)).toBeDefined();
  expect(await report('another')).toBeUndefined();
  expect(await report('another', later(1.1))).toBeDefined();
});

test('reports are short, and go after half a year', async () => {
  await report('one', NOW, '长'.repeat(5000));
  expect((await store.get('SELECT max(length(note)) AS longest FROM reports'))?.longest).toBe(1000);
  await report('two', later(181));
  await deleteExpired(store, later(181));
  expect(await store.all('SELECT user_id FROM reports')).toEqual([{ user_id: 'two' }]);
});

test('a share noted by a clock that ran ahead blocks no later share', async () => {
  const notes = memberNotesOf(store);
  expect(await notes.share('c', 60, later(10))).toBe(0);
  expect(await notes.share('c', 60, NOW)).toBe(0);
  expect(await notes.share('c', 60, NOW)).toBe(60);
});
