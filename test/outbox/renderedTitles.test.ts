import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StoryId } from '../../src/editions/edition.ts';
import { LOCALES, type Locale } from '../../src/messages/locale.ts';
import { textsIn } from '../../src/messages/texts/textsIn.ts';
import { planAlerts } from '../../src/outbox/follows/planAlerts.ts';
import { planFollowNotices } from '../../src/outbox/follows/planFollowNotices.ts';
import { alertsOf } from '../../src/store/alerts/alerts.ts';
import { followersOf } from '../../src/store/members/followers.ts';
import { shippedConcepts } from '../../src/words/concepts.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { readableText } from '../fake-discord/reading.ts';
import type { Rig } from './rig.ts';
import { arriveWith, startTellingRig, type Told } from './toldStories.ts';

const lexicon = loadLexicon();
const HOLE: Told = {
  id: 'aaaaaaaaaa',
  title: 'OpenSSH 曝高危漏洞，无需登录即可执行代码',
  text: '研究人员公布 OpenSSH 的一个高危漏洞，攻击者无需登录即可执行代码。',
};
const RENDERED = { 'en-US': 'OpenSSH runs code without a login', 'zh-TW': 'OpenSSH 免登入就能執行程式碼' };

let rig: Rig;
beforeEach(async () => {
  rig = await startTellingRig({ renderingsOf: async () => new Map([[HOLE.id as StoryId, RENDERED]]) });
});
afterEach(() => rig.end());

/** The alert of a channel and the notice of a follower in a language, about the hole. */
async function tellBoth(language: Locale): Promise<readonly [string, string]> {
  const { channel } = rig;
  const member = rig.fake.world.owner;
  const at = { guildId: channel.guildId ?? '', channelId: channel.id, channelKind: 'text' } as const;
  const choices = { keyword: '漏洞', pingRole: null, dailyLimit: 3, language, createdBy: member.id };
  await alertsOf(rig.store).set({ ...at, ...choices }, rig.time.now());
  await followersOf(rig.store).follow(member.id, '漏洞', language, rig.time.now());
  await rig.bot.outbox.start();
  await rig.pass(6 * 60);
  await arriveWith(rig, '安全快讯', '2024-12-27', [HOLE], 0);
  await planAlerts({ store: rig.store, lexicon, concepts: shippedConcepts() }, rig.time.now());
  await planFollowNotices({ store: rig.store, lexicon }, rig.time.now());
  rig.bot.outbox.poke();
  await rig.settled();
  const only = (of: Parameters<typeof rig.fake.messages>[0]) =>
    rig.fake.messages(of).map(readableText).join();
  return [only(channel), only(rig.fake.world.directChannel(member))];
}

test.each(LOCALES)(
  'an alert and a notice in %s have the titles of their language, and say whose they are',
  async (locale) => {
    for (const told of await tellBoth(locale)) {
      expect(told).toContain(locale === 'zh-CN' ? HOLE.title : RENDERED[locale]);
      expect(told.includes(textsIn(locale).generated)).toBe(locale !== 'zh-CN');
    }
  },
);
