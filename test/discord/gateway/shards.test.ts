import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Bot, startBot } from '../../../src/discord/bot.ts';
import { LeaderElection } from '../../../src/processes/leadership.ts';
import { LeaseHolder } from '../../../src/processes/leaseHolder.ts';
import { defaultChoices } from '../../../src/store/subscriptions/defaultChoices.ts';
import { knownGuilds } from '../../../src/store/subscriptions/departures.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { type RunningBot, startRunningBot } from '../runningBot.ts';

const SHARDS = 4;
const WITHIN = { timeout: 30_000, interval: 100 };
const silent = { info: () => {}, warn: () => {}, debug: () => {} };

/** One process of a bot, without its own memory. */
interface Process {
  readonly bot: Bot;
  readonly answered: string[];
  stop(): Promise<void>;
}

let rig: RunningBot;
const processes: Process[] = [];
beforeEach(async () => {
  rig = await startRunningBot();
  await rig.stopBot();
  for (let guild = 0; guild < 7; guild += 1) rig.fake.world.addChannel(rig.fake.world.addGuild());
});
afterEach(async () => {
  for (const process of processes.splice(0)) await process.stop();
  await rig.stop();
});

async function start(owner: string): Promise<Process> {
  const { options, app } = rig;
  const { clock } = app.store;
  const holder = new LeaseHolder({ database: app.store, clock, owner, log: silent });
  const leadership = new LeaderElection(holder, silent);
  await leadership.start();
  const answered: string[] = [];
  const bot = await startBot({
    ...options,
    leadership,
    sharding: { total: SHARDS, ids: undefined, holder, database: app.store, clock },
    onAnswered: (what) => answered.push(what),
  });
  const renewing = setInterval(() => void holder.renew(), 300);
  const process = {
    bot,
    answered,
    async stop() {
      clearInterval(renewing);
      await bot.close();
      await leadership.stop();
      await holder.stop();
    },
  };
  processes.push(process);
  return process;
}

/** Until each shard has one session, and every process what it is to have. */
function spread(): Promise<void> {
  const { gateway, world } = rig.fake;
  return vi.waitFor(() => {
    const live = gateway.live().filter(({ isComplete }) => isComplete);
    expect(live.map(({ shard }) => shard).toSorted()).toEqual([0, 1, 2, 3]);
    expect(processes.map(({ bot }) => bot.isConnected())).toEqual(processes.map(() => true));
    const seen = processes.reduce((sum, { bot }) => sum + bot.servers(), 0);
    expect(seen).toBe(world.guilds.filter(({ botInstalled }) => botInstalled).length);
  }, WITHIN);
}

test('two processes have half of the shards each, and each server’s interactions are answered by one of them', async () => {
  const { fake, user } = rig;
  const [one, other] = [await start('one'), await start('other')];
  await spread();
  expect([one.bot.servers() > 0, other.bot.servers() > 0]).toEqual([true, true]);
  for (const guild of fake.world.guilds) {
    fake.world.addMember(guild, user);
    const channel = guild.channels.values().next().value;
    if (!channel) throw new Error('a server without a channel');
    const before = one.answered.length + other.answered.length;
    const answer = await fake.interact({ kind: 'command', name: 'help', user, channel });
    expect(answer.text).toContain('/');
    await vi.waitFor(() => expect(one.answered.length + other.answered.length).toBe(before + 1), WITHIN);
  }
  expect(one.answered.length).toBeGreaterThan(0);
  expect(other.answered.length).toBeGreaterThan(0);
}, 60_000);

test('subscriptions of servers on other shards are not paused, those of absent servers on own shards are', async () => {
  const { fake, app, user } = rig;
  const gone = fake.world.addGuild({ botInstalled: false });
  for (const guild of [...fake.world.guilds]) {
    const channel = guild.channels.values().next().value ?? fake.world.addChannel(guild);
    await subscriptionsOf(app.store).create(
      defaultChoices({ guildId: guild.id, channelId: channel.id, channelKind: 'text' }, user.id),
      new Date(),
    );
  }
  await start('one');
  await start('other');
  await spread();
  const resting = [];
  for (const guild of await knownGuilds(app.store))
    for (const { paused } of await subscriptionsOf(app.store).ofGuild(guild)) if (paused) resting.push(guild);
  expect(resting).toEqual([gone.id]);
}, 60_000);

test('shards that are lost are closed and connected anew, once each; the last process has all', async () => {
  const { fake, app } = rig;
  const [one, other] = [await start('one'), await start('other')];
  await spread();
  const identified = fake.gateway.identifies.length;
  // As after a freeze: the database says so first, the process learns it by its next renewal.
  await app.store.run("UPDATE leases SET expires_at = 0 WHERE owner = 'one' AND kind = 'shard'");
  await vi.waitFor(
    () => expect(fake.gateway.identifies.length).toBeGreaterThanOrEqual(identified + 2),
    WITHIN,
  );
  await spread();
  await one.stop();
  processes.splice(processes.indexOf(one), 1);
  await spread();
  expect(other.bot.servers()).toBe(fake.world.guilds.length);
}, 90_000);
