import { expect, test, vi } from 'vitest';
import { alertsOf } from '../../src/store/alerts/alerts.ts';
import { alertToContent } from '../../src/store/alerts/dueAlerts.ts';
import { followersOf } from '../../src/store/members/followers.ts';
import { noticeToContent } from '../../src/store/members/followNotices.ts';
import { enqueue } from '../../src/store/outbox/enqueue.ts';
import { alertStream, followStream } from '../../src/store/outbox/streams.ts';
import { directTo } from '../../src/store/subscriptions/destination.ts';
import { noteRefusal } from '../../src/store/subscriptions/refusals.ts';
import { engine } from '../database/engines.ts';
import { deliveringBot } from './bot.ts';
import { countedStore } from './countedStore.ts';
import { mortalStore } from './mortalStore.ts';
import { Rig } from './rig.ts';
import { day } from './roundup.ts';

// A process is killed at every single step that it takes at its store, from the note of its attempt on. What a delivery came
// to and what that means for its channel or member stand together then or not at all, and the next process ends the work.

const TODAY = day('2024-12-27');
const EDIT = 'PATCH /channels/:channel/messages/:message';

interface Scene {
  readonly name: string;
  prepare(rig: Rig): Promise<unknown>;
  /** Whether the outcome stands, and whether what it means does; both are 1 or 0. */
  readonly outcome: string;
  readonly meaning: string;
  /** Whether somebody is told of it. */
  readonly isTold: boolean;
}

const SCENES: readonly Scene[] = [
  {
    name: 'a channel refuses a digest',
    prepare: async (rig) => {
      rig.fake.denyBot(rig.channel, 'SendMessages');
      await rig.subscribe();
    },
    outcome: "SELECT count(*) AS stands FROM deliveries WHERE state = 'failed'",
    meaning: 'SELECT count(*) AS stands FROM subscriptions WHERE refused_since IS NOT NULL',
    isTold: true,
  },
  {
    name: 'a channel that refused digests takes one',
    prepare: async (rig) => {
      const reason = { code: 'refused', status: 403, error: 50_013, message: 'Missing Permissions' } as const;
      const refused = { scope: 'channel', refusedSince: rig.time.now(), pausedAt: null, reason } as const;
      await noteRefusal(rig.store, await rig.subscribe(), refused);
      await rig.store.run('UPDATE subscriptions SET told_at = 1');
    },
    outcome: "SELECT count(*) AS stands FROM deliveries WHERE state = 'sent'",
    meaning: 'SELECT count(*) AS stands FROM subscriptions WHERE refused_since IS NULL AND told_at IS NULL',
    isTold: false,
  },
  {
    name: 'a channel refuses the layout of a plain line',
    prepare: async (rig) => {
      for (let edits = 0; edits < 3; edits += 1)
        rig.fake.nextFor(EDIT, { kind: 'status', status: 400, code: 200_000 });
      await rig.subscribe({ pingRole: rig.fake.world.addRole(rig.fake.first.guild, '早报').id });
    },
    outcome: "SELECT count(*) AS stands FROM deliveries WHERE follow_ups = '[]' AND reason IS NOT NULL",
    meaning: 'SELECT count(*) AS stands FROM subscriptions WHERE refused_since IS NOT NULL',
    isTold: true,
  },
  {
    name: 'the channel of an alert is gone',
    prepare: async (rig) => {
      const { guildId, id: channelId } = rig.channel;
      const place = { guildId: guildId ?? '', channelId, channelKind: 'text' } as const;
      const { owner } = rig.fake.world;
      const choices = {
        keyword: '极客',
        pingRole: null,
        dailyLimit: 3,
        language: 'zh-CN',
        createdBy: owner.id,
      };
      const set = await alertsOf(rig.store).set({ ...place, ...choices }, rig.time.now());
      if (set.kind !== 'set') throw new Error('fixture');
      const [story] = await rig.store.all<{ row: number; id: string }>(
        'SELECT "row", id FROM stories LIMIT 1',
      );
      const content = alertToContent({ alert: set.alert.id, stories: story ? [story] : [], isLast: false });
      const stream = alertStream(set.alert.id, 1);
      const message = {
        stream,
        day: TODAY,
        kind: 'alert',
        destination: place,
        dueAt: rig.time.now(),
      } as const;
      await enqueue(rig.store, [{ ...message, content }]);
      rig.fake.deleteChannel(rig.channel);
    },
    outcome: "SELECT count(*) AS stands FROM deliveries WHERE state = 'failed'",
    meaning: 'SELECT count(*) AS stands FROM alerts WHERE paused_at IS NOT NULL',
    isTold: true,
  },
  {
    name: 'a follower takes no direct messages',
    prepare: async (rig) => {
      const { owner } = rig.fake.world;
      await followersOf(rig.store).follow(owner.id, '极客', 'zh-CN', rig.time.now());
      const [story] = await rig.store.all<{ row: number }>('SELECT "row" FROM stories LIMIT 1');
      const content = noticeToContent({
        stories: [{ row: Number(story?.row), keywords: ['极客'], events: [] }],
      });
      const stream = followStream(owner.id);
      const message = { stream, day: TODAY, kind: 'follow-notice', dueAt: rig.time.now() } as const;
      await enqueue(rig.store, [{ ...message, destination: directTo(owner.id), content }]);
      owner.dmsClosed = true;
    },
    outcome: "SELECT count(*) AS stands FROM deliveries WHERE state = 'failed'",
    meaning: 'SELECT count(*) AS stands FROM followers WHERE closed_at IS NOT NULL',
    isTold: false,
  },
];

/** A store of its own for each step: over PostgreSQL one scene has to do. */
const PLAYED = engine === 'postgres' ? SCENES.slice(0, 1) : SCENES;

test.each(PLAYED)(
  'killed at any step, outcome and meaning stand together: $name',
  async (scene) => {
    let steps = 0;
    while (await isKilledAfter(steps, scene)) steps += 1;
    // The attempt and its commit; begin, the outcome, what it means, its commit.
    expect(steps).toBeGreaterThan(5);
  },
  180_000,
);

/** Plays a scene with a process that is killed after so many steps; false where it ended its work before. */
async function isKilledAfter(steps: number, scene: Scene): Promise<boolean> {
  const rig = await Rig.start();
  await rig.arrive('极客头条', TODAY);
  await scene.prepare(rig);
  const mortal = mortalStore(rig.store, steps);
  const counted = countedStore(mortal.store);
  const { apiUrl, token } = rig.fake;
  const victim = deliveringBot({ store: counted.store, time: rig.time, apiUrl, token });
  const stands = async (sql: string) => Number((await rig.store.get(sql))?.stands);
  await victim.outbox.start();
  rig.time.advance(60_000);
  await victim.outbox.plan();
  await vi.waitFor(
    async () => {
      if (mortal.isDead()) return;
      expect(
        await rig.store.all("SELECT 1 FROM deliveries WHERE wake_at IS NOT NULL OR state = 'due'"),
      ).toEqual([]);
      expect(counted.underWay()).toBe(0);
    },
    { timeout: 20_000, interval: 5 },
  );
  await victim.stop();
  expect(await stands(scene.meaning), `killed after ${steps} steps`).toBe(await stands(scene.outcome));
  // The next process starts once the lease of the killed one is over.
  rig.time.advance(61_000);
  await rig.bot.outbox.start();
  await rig.passUntilSettled();
  // Where a channel is gone nobody can find out what became of an attempt.
  const isKnown = (await rig.states())[0] !== 'unknown';
  expect([await stands(scene.outcome), await stands(scene.meaning)]).toEqual(isKnown ? [1, 1] : [0, 0]);
  const told = [...victim.told, ...rig.bot.told];
  if (scene.isTold && isKnown) expect(told.length, `killed after ${steps} steps`).toBeGreaterThan(0);
  else expect(told).toEqual([]);
  await rig.end();
  return mortal.isDead();
}
