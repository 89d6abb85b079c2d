import { afterEach, beforeEach, expect, test } from 'vitest';
import { planAlerts } from '../../src/outbox/follows/planAlerts.ts';
import { alertsOf } from '../../src/store/alerts/alerts.ts';
import { shippedConcepts } from '../../src/words/concepts.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { readableText } from '../fake-discord/reading.ts';
import type { Rig } from './rig.ts';
import { arriveWith, nextMorning, startTellingRig, type Told } from './toldStories.ts';

const DAY_MINUTES = 24 * 60;
const lexicon = loadLexicon();

let rig: Rig;
beforeEach(async () => {
  rig = await startTellingRig();
});
afterEach(() => rig.end());

const HOLE: Told = {
  id: 'aaaaaaaaaa',
  title: 'OpenSSH 曝高危漏洞，无需登录即可执行代码',
  text: '研究人员公布 OpenSSH 的一个高危漏洞，攻击者无需登录即可执行代码，影响 8.5 到 9.7 版。',
};
/** Another column tells the same, with nothing new. */
const HOLE_AGAIN: Told = {
  id: 'bbbbbbbbbb',
  title: 'OpenSSH 曝高危漏洞，无需登录即可执行代码',
  text: '研究人员公布 OpenSSH 的一个高危漏洞，攻击者无需登录即可执行代码，影响 8.5 到 9.7 版。',
};
/** And here it knows that it was mended. */
const HOLE_MENDED: Told = {
  id: 'cccccccccc',
  title: 'OpenSSH 高危漏洞已修复，9.8 版发布',
  text: 'OpenSSH 发布 9.8 版，修复了无需登录即可执行代码的高危漏洞，受影响的是 8.5 到 9.7 版。',
};

async function setAlert(channel = rig.channel): Promise<void> {
  const at = { guildId: channel.guildId ?? '', channelId: channel.id, channelKind: 'text' } as const;
  const choices = { keyword: '漏洞', pingRole: null, dailyLimit: 3, language: 'zh-CN' };
  const createdBy = rig.fake.world.owner.id;
  await alertsOf(rig.store).set({ ...at, ...choices, createdBy }, rig.time.now());
}

/** Raises the alerts of the moment, and returns how many. */
async function raise(): Promise<number> {
  const raised = await planAlerts({ store: rig.store, lexicon, concepts: shippedConcepts() }, rig.time.now());
  rig.bot.outbox.poke();
  await rig.settled();
  return raised;
}

const posts = (channel = rig.channel) => rig.fake.messages(channel).map(readableText);
const linkTo = (place: number) =>
  `https://discord.com/channels/${rig.channel.guildId}/${rig.channel.id}/${rig.fake.messages(rig.channel)[place]?.id}`;

/** A channel with digests and an alert, whose alert told the hole in the afternoon of the 27th. */
async function alertedInTheAfternoon(): Promise<void> {
  await rig.subscribe();
  await setAlert();
  await arriveWith(rig, '极客头条', '2024-12-27', []);
  await rig.deliver();
  await rig.pass(7 * 60);
  await arriveWith(rig, '安全快讯', '2024-12-27', [HOLE], 0);
  expect(await raise()).toBe(1);
  await rig.restart();
  await rig.pass(DAY_MINUTES - 7 * 60 - 30);
}

test('a story that an alert told keeps its place in the next digest, links to the alert and counts as no new item', async () => {
  await alertedInTheAfternoon();
  await arriveWith(rig, 'AI早报', '2024-12-28', [HOLE_AGAIN]);
  await nextMorning(rig);
  const digest = posts().at(-1) ?? '';
  expect(posts()[1]).toContain('漏洞');
  expect(digest).toContain('AI早报 · 3 条新');
  expect(digest).toContain(`⟳ [12月27日提醒过](<${linkTo(1)}>)`);
  expect(digest.split(HOLE.title)).toHaveLength(2);
  expect(digest).not.toContain('后续');
  expect(digest).not.toContain('前几天报过');
});

test('an edit of a digest does not mark as alerted what the digest told first', async () => {
  await rig.subscribe();
  await setAlert();
  await arriveWith(rig, '极客头条', '2024-12-27', [HOLE]);
  await rig.deliver();
  await rig.pass(60);
  await arriveWith(rig, 'AI早报', '2024-12-27', [HOLE_MENDED], 0);
  expect(await raise()).toBe(1);
  await arriveWith(rig, '科技早知道', '2024-12-27', [], 1);
  await rig.pass(1);
  await rig.settled();
  const [digest = ''] = posts();
  expect(digest).toContain('科技早知道2024-12-27第1条');
  expect(digest).not.toContain('提醒过');
});

test('a digest whose stories were all alerted is not sent', async () => {
  await alertedInTheAfternoon();
  await arriveWith(rig, 'AI早报', '2024-12-28', [HOLE_AGAIN], 0);
  await nextMorning(rig);
  expect(posts()).toHaveLength(2);
  expect((await rig.deliveries()).at(-1)).toMatchObject({ state: 'skipped', reason: { code: 'all-told' } });
});

test('a story of the morning’s digest is not alerted again, a report that adds to it is', async () => {
  await rig.subscribe();
  await setAlert();
  await arriveWith(rig, '极客头条', '2024-12-27', [HOLE]);
  await rig.deliver();
  await rig.pass(60);
  await arriveWith(rig, 'AI早报', '2024-12-27', [HOLE_AGAIN], 0);
  expect(await raise()).toBe(0);
  await arriveWith(rig, '安全快讯', '2024-12-27', [HOLE_MENDED], 0);
  expect(await raise()).toBe(1);
  expect(posts().at(-1)).toContain(HOLE_MENDED.title);
});

test('an alert of one channel marks nothing in another', async () => {
  const other = rig.fake.world.addChannel(rig.fake.first.guild, { kind: 'text' });
  await rig.subscribe({}, other);
  await alertedInTheAfternoon();
  await arriveWith(rig, 'AI早报', '2024-12-28', [HOLE_AGAIN]);
  await nextMorning(rig);
  expect(posts(other).at(-1)).not.toContain('提醒过');
});
