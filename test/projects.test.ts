import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

test('every pattern by which vitest.config.ts divides the tests still names a file', () => {
  const text = readFileSync(`${ROOT}vitest.config.ts`, 'utf8');
  const patterns = [...text.matchAll(/'(test\/[^']*\.test\.ts)'/g)].map(([, pattern = '']) => pattern);
  expect(patterns.length).toBeGreaterThan(10);
  const parts = patterns.flatMap(alternatives);
  expect(parts.filter((part) => globSync(part, { cwd: ROOT }).length === 0)).toEqual([]);
});

/** A pattern once for each name in its first braces, so that no name in them is stale. */
function alternatives(pattern: string): readonly string[] {
  const [whole, names] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  if (whole === undefined || names === undefined) return [pattern.replace(/!\([^()]*\)/, '*')];
  return names.split(',').flatMap((name) => alternatives(pattern.replace(whole, name)));
}
