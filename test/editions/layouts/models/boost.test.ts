import { expect, test } from 'vitest';
import { fitBoosted } from '../../../../scripts/fit/reading/boost.ts';
import { TrainingSet } from '../../../../scripts/fit/reading/trainingSet.ts';
import { compileTrees, scoreTrees } from '../../../../src/editions/layouts/models/trees.ts';

const OPTIONS = { rounds: 30, depth: 2, rate: 0.3, leastWeight: 0, ridge: 0.1, columns: 1, seed: 1 } as const;
/** Of each group the row with the most of the first feature is the best, however much all of them have. */
const GROUPS = Array.from({ length: 20 }, (_, group) =>
  [0, 1, 2].map((place) => ({ group, place, row: Uint8Array.of(10 * place + group, 50 - group) })),
).flat();

test('a listwise fit puts the rows of a group that it has not seen in the order of their targets', () => {
  const trees = fitBoosted(
    GROUPS.map(({ row }) => row),
    {
      targets: GROUPS.map(({ place }) => (place === 2 ? 1 : 0)),
      weights: GROUPS.map(() => 1),
      groups: GROUPS.map(({ group }) => group),
    },
    { ...OPTIONS, loss: 'listwise' },
  );
  const scores = [5, 15, 30].map((value) => scoreTrees(compileTrees(trees), Uint8Array.of(value, 45)));
  expect(scores[2]).toBeGreaterThan(Math.max(scores[0] ?? 0, scores[1] ?? 0));
});

test('offsets of rows change what the trees learn and are not in their scores', () => {
  const rows = [0, 100, 0, 100].map((value) => Uint8Array.of(value));
  const targets = { targets: [0, 1, 0, 1], weights: [1, 1, 1, 1], groups: [1, 1, 2, 2] };
  const likely = fitBoosted(rows, { ...targets, offsets: [0, 8, 0, 8] }, { ...OPTIONS, loss: 'listwise' });
  const open = fitBoosted(rows, targets, { ...OPTIONS, loss: 'listwise' });
  const lead = (trees: typeof open) => {
    const compiled = compileTrees(trees);
    return scoreTrees(compiled, Uint8Array.of(100)) - scoreTrees(compiled, Uint8Array.of(0));
  };
  expect(lead(open)).toBeGreaterThan(1);
  expect(lead(likely)).toBeLessThan(0.5);
});

test('the mean of several models scores a row as they do on average, however many there are', () => {
  const set = new TrainingSet();
  for (let value = 0; value <= 100; value += 5)
    set.add(Uint8Array.of(value, value % 7), value > 50 ? 1 : 0, 1);
  const options = { ...OPTIONS, loss: 'logistic', sample: 0.5 } as const;
  const one = [1, 2, 3].map((seed) => compileTrees(set.fit({ ...options, seed: 100 * seed + options.seed })));
  const mean = compileTrees(set.fitMean(options, 3));
  for (const value of [3, 48, 52, 97]) {
    const row = Uint8Array.of(value, 4);
    const scores = one.map((model) => scoreTrees(model, row));
    expect(new Set(scores).size).toBeGreaterThan(1);
    expect(scoreTrees(mean, row)).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0) / 3, 9);
  }
});
