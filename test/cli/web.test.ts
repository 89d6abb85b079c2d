import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openApp } from '../../src/wiring/core.ts';
import { SHORT_LIVED, spawnNode } from '../fake-discord/process.ts';
import { publish, storyTitled } from '../web/newsroom.ts';

const folder = mkdtempSync(join(tmpdir(), 'sulan-web-'));
const PATIENCE_MILLISECONDS = 60_000;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([['web'], ['start']])(
  'without a token `sulan %s` serves the archive of the store alone, and ends with a signal',
  async (command) => {
    const app = openApp(join(folder, 'sulan.db'));
    await publish(app.store, '2024-12-27', [storyTitled('小米筹建集群')]);
    await app.store.close();
    const env = { SULAN_STATE_DIR: folder, SULAN_WEB: '1', SULAN_WEB_PORT: '0' };
    const child = spawnNode({ script: 'bin/sulan.mjs', nodeOptions: SHORT_LIVED, args: [command], env });
    await child.waitForOutput('the archive is on the web', PATIENCE_MILLISECONDS);
    const [, url = ''] = /"url":"(http:\/\/127\.0\.0\.1:\d+)"/u.exec(child.output) ?? [];
    expect(await (await fetch(`${url}/day/2024-12-27`)).text()).toContain('小米筹建集群');
    expect(await (await fetch(`${url}/sources`)).text()).toContain('来源');
    expect(await child.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  },
  PATIENCE_MILLISECONDS,
);
