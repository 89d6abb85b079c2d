import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawnNode } from './process.ts';

let folder = '';
const script = (name: string, source: string): string => {
  const path = join(folder, name);
  writeFileSync(path, source);
  return path;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fake-discord-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a child process', () => {
  test('its clock runs from the given instant, and jumps when told', async () => {
    const child = spawnNode({
      script: script(
        'clock.mjs',
        "console.log(new Date().toISOString(), new Date(0).getTime(), new Date() instanceof Date, typeof Date());process.stdin.on('data', () => console.log('at', Date.now()))",
      ),
      clock: { start: '2025-03-01T23:59:58Z' },
    });
    await child.waitForOutput(/2025-03-0\d.* 0 true string/);
    expect(await child.advanceClock(3_600_000)).toBeGreaterThan(Date.parse('2025-03-02T00:59:58Z'));
    child.write('now');
    await child.waitForOutput('at 17408771');
    child.end();
    expect(await child.exited).toEqual({ code: 0, signal: null });
  });

  test('scales timers of every kind where that is asked for', async () => {
    const child = spawnNode({
      script: script(
        'timers.mjs',
        "import { setTimeout as sleep } from 'node:timers/promises';import { setTimeout as later } from 'node:timers';await sleep(60_000); await new Promise((done) => later(done, 60_000)); setTimeout(() => console.log('done', Math.round((Date.now() - Date.parse('2025-03-01T00:00:00Z')) / 60_000), performance.now() > 180_000, process.hrtime.bigint() > 180_000_000_000n), 60_000)",
      ),
      clock: { start: '2025-03-01T00:00:00Z', scale: 1000, scaleTimers: true },
    });
    await child.waitForOutput(/done [3-9] true true/, 5000);
    expect((await child.exited).code).toBe(0);
  });

  test('tells how it was killed, and that it ended before it said what was awaited', async () => {
    const child = spawnNode({ script: script('idle.mjs', 'setInterval(() => undefined, 1000)') });
    const waiting = child.waitForOutput('never').catch((error: unknown) => String(error));
    expect(await child.kill('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await waiting).toContain('ended before');
  });

  test('inherits no token from the tests’ environment', async () => {
    process.env.DISCORD_TOKEN = 'of-the-machine';
    const child = spawnNode({ script: script('env.mjs', 'console.log(String(process.env.DISCORD_TOKEN))') });
    delete process.env.DISCORD_TOKEN;
    await child.exited;
    expect(child.stdout.trim()).toBe('undefined');
  });
});
