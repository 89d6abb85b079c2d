import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

test('every pattern by which vitest.config.ts divides the tests still names a file', () => {
  const text = readFileSync(`${ROOT}vitest.config.ts`, 'utf8');
  const patterns = [...text.matchAll(/'(test\/[^']*\.test\.ts)'/g)].map(([, pattern = '']) => pattern);
  expect(patterns.length).toBeGreaterThan(10);
  // Node's glob knows no negation: whatever a pattern leaves out, its other files are there.
  const plain = patterns.map((pattern) => pattern.replace(/!\([^()]*\)/, '*'));
  expect(plain.filter((pattern) => globSync(pattern, { cwd: ROOT }).length === 0)).toEqual([]);
});
