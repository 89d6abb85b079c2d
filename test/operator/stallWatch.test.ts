import { expect, test } from 'vitest';
import { spawnNode } from '../fake-discord/process.ts';

test('a process whose event loop is blocked writes one line and exits; one that works runs on', {
  timeout: 60_000,
}, async () => {
  const busy = spawnNode({ script: 'test/operator/standsStill.ts', args: ['0'] });
  const frozen = spawnNode({ script: 'test/operator/standsStill.ts', args: ['1'] });
  expect(await frozen.exited).toEqual({ code: null, signal: 'SIGKILL' });
  const lines = frozen.stderr.split('\n').filter((line) => line.includes('"level":60'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('the event loop stood still');
  expect(await busy.exited).toEqual({ code: 0, signal: null });
});
