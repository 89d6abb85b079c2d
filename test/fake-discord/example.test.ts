import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { spawnNode } from './process.ts';

test('the example of the README runs as it stands there, and prints what is said', {
  timeout: 60_000,
}, async () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const [, program = ''] = /```ts\n(import [\s\S]*?)```/u.exec(readme) ?? [];
  const run = spawnNode({
    script: '--input-type=module-typescript',
    args: ['--eval', program],
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  });
  expect(await run.exited, run.output).toEqual({ code: 0, signal: null });
  expect(run.stdout.split('\n')).toEqual(['早上好 true 0', '[ 500, 200 ]', '[]', '']);
});
