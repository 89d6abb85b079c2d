import { afterEach, beforeEach, expect, test } from 'vitest';
import { planAlerts } from '../../src/outbox/follows/planAlerts.ts';
import { alertsOf } from '../../src/store/alerts/alerts.ts';
import type { Store } from '../../src/store/open.ts';
import { shippedConcepts } from '../../src/words/concepts.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { readableText } from '../fake-discord/reading.ts';
import type { Rig } from './rig.ts';
import { arriveWith, startTellingRig, type Told } from './toldStories.ts';

const words = { lexicon: loadLexicon(), concepts: shippedConcepts() };
const HOLE: Told = {
  id: 'aaaaaaaaaa',
  title: 'OpenSSH 曝高危漏洞，无需登录即可执行代码',
  text: '研究人员公布 OpenSSH 的一个高危漏洞，攻击者无需登录即可执行代码，影响 8.5 到 9.7 版。',
};

let rig: Rig;
/** What happens while the next digest is made. */
let meanwhile: (() => Promise<unknown>) | undefined;
beforeEach(async () => {
  rig = await startTellingRig({
    async meanwhile() {
      const now = meanwhile;
      meanwhile = undefined;
      await now?.();
    },
  });
});
afterEach(() => rig.end());

async function setAlert(keyword: string): Promise<void> {
  const { channel, fake, store, time } = rig;
  const at = { guildId: channel.guildId ?? '', channelId: channel.id, channelKind: 'text' } as const;
  const choices = { keyword, pingRole: null, dailyLimit: 3, language: 'zh-CN' };
  await alertsOf(store).set({ ...at, ...choices, createdBy: fake.world.owner.id }, time.now());
}

const raise = (store: Store = rig.store) => planAlerts({ store, ...words }, rig.time.now());
const posts = () => rig.fake.messages(rig.channel).map(readableText);

/** The store as a planner sees it that is overtaken by another one before its next transaction. */
function overtakenBy(other: () => Promise<unknown>): Store {
  let first = true;
  return new Proxy(rig.store, {
    get(store, name) {
      const own: unknown = Reflect.get(store, name, store);
      if (name !== 'transaction') return typeof own === 'function' ? own.bind(store) : own;
      return async (...rest: Parameters<Store['transaction']>) => {
        if (first) {
          first = false;
          await other();
        }
        return store.transaction(...rest);
      };
    },
  });
}

test('a digest that an alert overtakes while it is made marks what the alert told', async () => {
  await rig.subscribe();
  await setAlert('漏洞');
  await arriveWith(rig, '极客头条', '2024-12-27', [HOLE]);
  meanwhile = raise;
  await rig.deliver();
  expect(posts()).toHaveLength(2);
  const [digest, others] = [posts().filter((post) => post.includes('一分钟速览')), posts()];
  expect(digest).toHaveLength(1);
  expect(digest[0]).toContain('今天提醒过');
  expect(others.join('')).toContain('「漏洞」有新消息');
});

test('a digest that waited and is overtaken by an alert marks what the alert told', async () => {
  await rig.subscribe({ columns: ['极客头条', 'AI早报'] });
  await setAlert('漏洞');
  await arriveWith(rig, '极客头条', '2024-12-26', []);
  await arriveWith(rig, 'AI早报', '2024-12-26', []);
  await rig.deliver();
  expect(await rig.states()).toEqual(['waiting']);
  await arriveWith(rig, '极客头条', '2024-12-27', [HOLE]);
  meanwhile = raise;
  await arriveWith(rig, 'AI早报', '2024-12-27', []);
  await rig.pass(1);
  await rig.settled();
  expect(posts()).toHaveLength(2);
  expect(posts().find((post) => post.includes('一分钟速览'))).toContain('今天提醒过');
});

test('an alert that a digest overtakes repeats no story', async () => {
  await rig.subscribe();
  await setAlert('漏洞');
  await arriveWith(rig, '极客头条', '2024-12-27', [HOLE]);
  await rig.bot.outbox.start();
  expect(await raise(overtakenBy(() => rig.pass(1)))).toBe(0);
  await rig.settled();
  expect(await raise()).toBe(0);
  await rig.settled();
  expect(posts()).toHaveLength(1);
  expect(posts()[0]).not.toContain('提醒过');
});

test('two alerts of one channel tell a story once', async () => {
  await setAlert('漏洞');
  await setAlert('OpenSSH');
  await rig.bot.outbox.start();
  await arriveWith(rig, '极客头条', '2024-12-27', [HOLE], 0);
  await rig.pass(1);
  expect(await raise()).toBe(1);
  rig.bot.outbox.poke();
  await rig.settled();
  expect(posts()).toHaveLength(1);
});

test('whichever comes first, a story is told once where both are planned at the same time', async () => {
  await rig.subscribe();
  await setAlert('漏洞');
  await arriveWith(rig, '极客头条', '2024-12-27', [HOLE]);
  await rig.bot.outbox.start();
  await Promise.all([rig.pass(1), raise()]);
  rig.bot.outbox.poke();
  await rig.settled();
  const unmarked = posts().filter((post) => post.includes(HOLE.title) && !post.includes('今天提醒过'));
  expect(unmarked).toHaveLength(1);
});
