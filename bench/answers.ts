import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDay } from '../src/calendar/day.ts';
import { FakeClock } from '../test/fake-discord/clock.ts';
import { startFakeDiscord } from '../test/fake-discord/fake-discord.ts';
import { spawnNode } from '../test/fake-discord/process.ts';
import { askEverything, PICTURE_TO_PASS_ON } from './answers/askEverything.ts';
import type { SurfaceLatency } from './answers/asking.ts';
import { fillArchive, indexArchive } from './archive/fill.ts';
import { processorMilliseconds, residentMegabytes } from './delivery/processCost.ts';

const PROGRAM = join(fileURLToPath(new URL('..', import.meta.url)), 'bin/sulan.mjs');
const STORIES = 100_000;
const NEWEST = parseDay('2024-12-27');
/** 10:00 in Beijing on the day of the newest editions. */
const AT = '2024-12-27T02:00:00Z';
const START_MILLISECONDS = 120_000;
/**
 * Bounds of what users wait for: the first sign of an answer, suggestions while they type, an answer, and a file to pass
 * on that they ask to be made.
 */
const BOUNDS = { firstAnswerMs: 500, autocompleteMs: 100, p99Ms: 60, pictureP99Ms: 500 } as const;

/**
 * `npm run bench -- answers [STORIES [FILE]]`: runs the bot over a store of STORIES stories in editions of three
 * columns, and asks everything that members and admins can ask, one after another, some 200 times each. Prints
 * milliseconds from the dispatch over the gateway to the answer's words on the wire, by surface, and to its picture if it
 * has one, that of the first request after the start apart, and the bot's processor time, which is more reliable on a
 * busy machine. Filling takes some
 * minutes: with FILE the store is kept, and a copy of it is used if it exists.
 */
export default async function answers([count, kept]: readonly string[]): Promise<object> {
  if (NEWEST === undefined) throw new Error('no such day');
  const stories = count ? Number(count) : STORIES;
  const folder = mkdtempSync(join(tmpdir(), 'sulan-bench-'));
  const fake = await startFakeDiscord({ clock: new FakeClock({ start: AT }), gateway: { shards: 1 } });
  try {
    const file = join(folder, 'sulan.db');
    if (kept !== undefined && existsSync(kept)) copyFileSync(kept, file);
    else {
      process.stderr.write(`bench answers: storing ${stories} stories\n`);
      await fillArchive(file, stories, NEWEST);
      await indexArchive(file);
      if (kept !== undefined) copyFileSync(file, kept);
    }
    const env = { ...fake.env, SULAN_STATE_DIR: folder };
    const bot = spawnNode({ script: PROGRAM, args: ['bot'], env, clock: fake.clock.forChild() });
    await bot.waitForOutput('the bot is up', START_MILLISECONDS);
    const before = processorMilliseconds(bot.pid);
    const asked = await askEverything(fake);
    const total = asked.reduce((sum, { count: some }) => sum + some, 0);
    const processorMsEach = Math.round(((processorMilliseconds(bot.pid) - before) / total) * 100) / 100;
    const residentMb = residentMegabytes(bot.pid);
    await bot.kill('SIGTERM');
    return {
      stories,
      bounds: BOUNDS,
      answers: total,
      slowerThanBounds: asked.flatMap(slower),
      processorMsEach,
      residentMb,
      surfaces: Object.fromEntries(asked.map(({ surface, ...figures }) => [surface, figures])),
      violations: fake.violations.length,
    };
  } finally {
    await fake.close();
    rmSync(folder, { recursive: true });
  }
}

function slower({ surface, isAutocomplete, p99Ms, maxSignMs, late }: SurfaceLatency): string[] {
  const bound = isAutocomplete ? BOUNDS.autocompleteMs : BOUNDS.firstAnswerMs;
  const p99Bound = surface.startsWith(PICTURE_TO_PASS_ON) ? BOUNDS.pictureP99Ms : BOUNDS.p99Ms;
  if (late > 0) return [`${surface}: ${late} after three seconds`];
  return [
    ...(maxSignMs > bound ? [`${surface}: ${maxSignMs} at most until the first sign`] : []),
    ...(p99Ms > p99Bound ? [`${surface}: ${p99Ms} at p99`] : []),
  ];
}
