import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const SHARED = new URL('../../../shared/', import.meta.url);
/** Each takes some seconds of processor time, on a machine that ten others may use. */
const PATIENCE = { timeout: 600_000 };

function score(tool: string, ...folders: string[]): string {
  const paths = folders.map((folder) => fileURLToPath(new URL(folder, SHARED)));
  return execFileSync(fileURLToPath(new URL(`tools/${tool}`, SHARED)), paths, {
    cwd: ROOT,
    encoding: 'utf8',
  });
}

describe.skipIf(!existsSync(SHARED))('the annotated documents (skipped where ../shared is absent)', () => {
  test('score-parse finds every measure of seeds and corpus at 100 %', PATIENCE, () => {
    const measures = score('score-parse', 'seeds', 'corpus')
      .split('\n')
      .filter((line) => line.includes('%'));
    const mistaken = measures.filter(
      (line) => !line.includes('100.00%') && !line.includes('stories missing'),
    );
    expect(measures.length).toBeGreaterThan(40);
    expect(mistaken).toEqual([]);
  });

  test(
    'roundups of other publishers are read at 90 % or better, hardly a heading or advertisement as a story',
    PATIENCE,
    () => {
      const [, f1, leaks] =
        /titles F1 ([\d.]+)% .* (\d+) headings or ads/.exec(score('score-roundups', 'roundups')) ?? [];
      expect(Number(f1)).toBeGreaterThanOrEqual(90);
      expect(Number(leaks)).toBeLessThanOrEqual(10);
    },
  );
});
