import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../src/settings/readConfig.ts';
import { createPoller } from '../../src/sources/polling/poller.ts';
import { sourceOf } from '../../src/sourcing/newSource.ts';
import { openApp } from '../../src/wiring/core.ts';
import { openSources } from '../../src/wiring/sources.ts';
import { measureHold } from '../loopHold.ts';

const NOW = new Date('2024-12-27T04:00:00Z');
const SIX_MINUTES = 6 * 60_000;

/**
 * Measures the first polls of that many sources with that many new items each, in a process of its own as the bot runs.
 */
async function poll(count: number, items: number): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'sulan-bench-'));
  const script = join(import.meta.dirname, 'site.ts');
  const site = spawn(process.execPath, [script, String(count), String(items)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(site.stdout, 'data');
  const app = openApp(join(folder, 'sulan.db'));
  const config = readConfig({ SULAN_ALLOW_PRIVATE_SOURCES: '1', SULAN_STATE_DIR: folder });
  const parts = openSources(app, config);
  let now = NOW;
  let peakBytes = 0;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, 20);
  try {
    const poller = createPoller({
      ...parts,
      sources: Array.from({ length: count }, (_, n) =>
        sourceOf({
          id: `source-${n}`,
          name: `源 ${n}`,
          kind: 'feed',
          url: `http://127.0.0.1:${String(port).trim()}/${n}`,
        }),
      ),
      clock: { now: () => now },
      log: pino({ level: 'silent' }),
    });
    const begun = performance.now();
    const hold = await measureHold(async () => {
      // Items that one poll leaves of a long feed are taken by the next, as minutes pass.
      for (let stored = 1; stored > 0; now = new Date(now.getTime() + SIX_MINUTES)) {
        const outcomes = await poller.poll(now);
        stored = outcomes.reduce((sum, outcome) => sum + (outcome.kind === 'read' ? outcome.stored : 0), 0);
        await app.catchUp();
      }
    });
    const seconds = (performance.now() - begun) / 1000;
    const stored = Number((await app.store.get('SELECT count(*) AS stories FROM stories'))?.stories);
    return {
      sources: count,
      items: count * items,
      stored,
      seconds: Math.round(seconds * 10) / 10,
      itemsPerSecond: Math.round(stored / seconds),
      peakMegabytes: Math.round(peakBytes / 1_000_000),
      ...hold,
    };
  } finally {
    clearInterval(watch);
    site.kill();
    await parts.fetcher.close();
    await app.store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const [count = 0, items = 0] = process.argv.slice(2).map(Number);
process.stdout.write(JSON.stringify(await poll(count, items)));
