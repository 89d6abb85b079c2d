import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildDigest } from '../../src/digests/build.ts';
import { type Digest, LEADS } from '../../src/digests/digest.ts';
import { withGenerated } from '../../src/digests/generated.ts';
import type { EditionId } from '../../src/editions/identity.ts';
import { Rig } from './rig.ts';

const TODAY = '2024-12-27';
const LINE = '这会影响很多用户。';

let rig: Rig;
/** Whether the language model has written about the stories yet. */
let isWritten: boolean;

beforeEach(async () => {
  isWritten = false;
  rig = await Rig.start({
    async makeDigest(day, editions, choices) {
      const digest = buildDigest({ day, editions, choices });
      return digest && isWritten ? written(withLeads(digest)) : digest && withLeads(digest);
    },
  });
});
afterEach(() => rig.end());

function withLeads(digest: Digest): Digest {
  const items = digest.sections.flatMap((section) => section.items).filter(({ rank }) => rank < LEADS);
  return { ...digest, leads: items.map(({ story }) => ({ story, clause: null, picture: null })) };
}

function written(digest: Digest): Digest {
  const keyPoints = new Map([['edition' as EditionId, ['要点一。']]]);
  const stories = digest.sections.flatMap(({ items }) => items.map(({ story }) => story));
  return withGenerated(digest, () => 'edition' as EditionId, {
    keyPoints,
    significance: new Map(stories.map((story) => [story, LINE])),
    renderings: new Map(stories.map((story) => [story, { 'en-US': 'A title' }])),
  });
}

test('a text generated after a digest was posted is not edited in until the news itself changes', async () => {
  await rig.arrive('极客头条', TODAY);
  await rig.subscribe({ columns: ['极客头条'] });
  await rig.deliver();
  isWritten = true;
  // Another column's edition has this day's digests looked at again.
  await rig.arrive('AI周报', TODAY);
  await rig.pass(1);
  await rig.settled();
  expect(rig.posts()).toHaveLength(1);
  expect(rig.posts()[0]).not.toContain(LINE);
  expect(rig.fake.records.of('PATCH /channels/:channel/messages/:message')).toHaveLength(0);
  await rig.arrive('极客头条', TODAY, 3, '（更正）');
  await rig.pass(1);
  await rig.settled();
  expect(rig.posts()).toHaveLength(1);
  expect(rig.posts()[0]).toContain('（更正）');
  expect(rig.posts()[0]).toContain(`为什么重要：${LINE}（本段由 AI 生成）`);
});

test('a text that was generated before is in the digest when posted', async () => {
  isWritten = true;
  await rig.arrive('极客头条', TODAY);
  await rig.subscribe();
  await rig.deliver();
  expect(rig.posts()[0]).toContain(`为什么重要：${LINE}（本段由 AI 生成）`);
  expect(rig.fake.records.of('PATCH /channels/:channel/messages/:message')).toHaveLength(0);
});
