import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { NodeProcess } from '../fake-discord/process.ts';
import { PATIENCE, preparedState, Scene } from './stage.ts';

/** 07:30 in Beijing on the day of the newest samples. */
const HALF_PAST_SEVEN = '2024-12-26T23:30:00Z';
const ONE_HOUR_MILLISECONDS = 3_600_000;

let state: string;
let scene: Scene;
beforeAll(async () => {
  state = await preparedState(['data/samples'], HALF_PAST_SEVEN);
}, PATIENCE.timeout);
afterAll(() => rmSync(state, { recursive: true }));
afterEach(() => scene.strike());

/** How a bot ended that could not start: its status, and its last line on stderr. */
async function endOf(bot: NodeProcess): Promise<{ code: number | null; lines: string[]; last: string }> {
  const { code } = await bot.exited;
  const lines = bot.stderr.trim().split('\n');
  return { code, lines, last: lines.at(-1) ?? '' };
}

/** Asserts that the sentence which ended a bot stands in the log first, as one JSON line of level fatal. */
function expectLoggedFirst(lines: readonly string[]): void {
  expect(lines).toHaveLength(2);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 60, msg: lines[1] });
}

describe('a bot that cannot start', PATIENCE, () => {
  test('says in one line, and logs as fatal in another, that there is no token', async () => {
    scene = await Scene.set({ at: HALF_PAST_SEVEN });
    const { code, lines, last } = await endOf(scene.spawnBot({ DISCORD_TOKEN: '' }));
    expect(code).toBe(1);
    expect(last).toMatch(/^DISCORD_TOKEN is not set: /u);
    expectLoggedFirst(lines);
  });

  test('says that Discord refuses the token, and never prints it', async () => {
    scene = await Scene.set({ at: HALF_PAST_SEVEN });
    const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.wrong0.a-token-nobody-gave-out';
    const bot = scene.spawnBot({ DISCORD_TOKEN: token });
    const { code, last } = await endOf(bot);
    expect(code).toBe(1);
    expect(last).toBe(
      'Discord does not accept DISCORD_TOKEN: copy the bot token anew from the developer portal.',
    );
    expect(bot.output).not.toContain(token);
  });

  test('names all settings that cannot be used together, and none of their values', async () => {
    scene = await Scene.set({ at: HALF_PAST_SEVEN });
    const { code, lines } = await endOf(
      scene.spawnBot({
        DISCORD_TOKEN: 'two words',
        DISCORD_API_URL: 'http://discord.example',
        DISCORD_GUILD_ID: 'mine',
        SULAN_LOG_LEVEL: 'loud',
        SULAN_KEEP_DAYS: 'many',
        SULAN_OPERATOR_PORT: '99999',
      }),
    );
    expect(code).toBe(1);
    expectLoggedFirst(lines);
    expect(lines[0]).toContain('DISCORD_TOKEN holds spaces');
    for (const name of ['API_URL', 'GUILD_ID']) expect(lines[0]).toContain(`DISCORD_${name} must be`);
    for (const name of ['LOG_LEVEL', 'KEEP_DAYS', 'OPERATOR_PORT']) {
      expect(lines[0]).toContain(`SULAN_${name} must be`);
    }
    expect(lines.join()).not.toMatch(/two words|discord\.example|loud|many|99999/u);
  });

  test('says which store it cannot use, and leaves it as it was', async () => {
    scene = await Scene.set({ at: HALF_PAST_SEVEN });
    const file = join(scene.folder, 'sulan.db');
    const letter = 'this is no database, but somebody’s letter\n'.repeat(99);
    writeFileSync(file, letter);
    const { code, last } = await endOf(scene.spawnBot());
    expect(code).toBe(1);
    expect(last).toContain('sulan.db is damaged: restore a backup, or move it away to start anew.');
    expect(readFileSync(file, 'utf8')).toBe(letter);
    expect(last).not.toMatch(/\bat \w|SQLITE|Error:/u);
  });

  test.each([
    [
      'Discord is out of reach',
      // Nothing listens on port 2, and fetch does not refuse it as it does port 9.
      { DISCORD_API_URL: 'http://127.0.0.1:2' },
      'Discord cannot be reached (ECONNREFUSED): check the network, its proxy (HTTPS_PROXY), and DISCORD_API_URL where it is set.',
    ],
    ['the state folder cannot be', { SULAN_STATE_DIR: '/dev/null/state' }, 'check the path and its rights.'],
    ['the source list is not there', { SULAN_SOURCES: '/dev/null/list' }, 'The source list /dev/null/list'],
  ])('says in one line that %s', async (_, env, sentence) => {
    scene = await Scene.set({ at: HALF_PAST_SEVEN });
    const { code, last } = await endOf(scene.spawnBot(env));
    expect(code).toBe(1);
    expect(last).toContain(sentence);
  });

  test('ends where another bot already runs on the store', async () => {
    scene = await Scene.set({ at: HALF_PAST_SEVEN, state });
    const first = await scene.startBot();
    const { code, lines } = await endOf(scene.spawnBot());
    expect(code).toBe(1);
    expectLoggedFirst(lines);
    expect(lines[1]).toMatch(/^Another 速览 already runs on the store .*sulan\.db/u);
    const asked = performance.now();
    expect(await first.kill('SIGINT')).toEqual({ code: 0, signal: null });
    expect(performance.now() - asked).toBeLessThan(10_000);
  });
});

describe('a running bot', PATIENCE, () => {
  test('ends within ten seconds of SIGTERM, also while Discord keeps silent about a post', async () => {
    scene = await Scene.set({ at: HALF_PAST_SEVEN, state });
    await scene.subscribe();
    await scene.pass(ONE_HOUR_MILLISECONDS);
    scene.fake.nextFor('POST /channels/:channel/messages', { kind: 'silence' });
    const bot = await scene.startBot();
    await scene.fake.until('the post to be on its way', () =>
      scene.fake.requests.find(({ route }) => route === 'POST /channels/:channel/messages'),
    );
    const asked = performance.now();
    await scene.stopBot(bot);
    expect(performance.now() - asked).toBeLessThan(10_000);
  });

  test('goes on with the other channels where one is gone and one forbids posting', async () => {
    scene = await Scene.set({ at: HALF_PAST_SEVEN, state, fake: { guilds: 1, channelsPerGuild: 3 } });
    const [gone, forbidden, fine] = [...scene.fake.first.guild.channels.values()];
    if (!gone || !forbidden || !fine) throw new Error('three channels were asked for');
    for (const channel of [gone, forbidden, fine]) await scene.subscribe({}, channel);
    await scene.pass(ONE_HOUR_MILLISECONDS);
    scene.fake.deleteChannel(gone);
    scene.fake.denyBot(forbidden, 'SendMessages');
    await scene.startBot();
    await scene.fake.waitForMessage(fine);
    await scene.fake.waitForRequest(
      'POST /channels/:channel/messages',
      ({ params, answer }) => params.channel === forbidden.id && answer?.status === 403,
    );
    await scene.fake.waitForRequest(
      'POST /channels/:channel/messages',
      ({ params, answer }) => params.channel === gone.id && answer?.status === 404,
    );
    expect(scene.fake.messages(forbidden)).toEqual([]);
  });
});
