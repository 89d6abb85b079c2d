import { expect, test } from 'vitest';
import { crossValidate } from '../../scripts/fit/reading/crossValidate.ts';
import { readNumbers } from '../../scripts/fit/reading/numbers.ts';

/** It takes sixteen seconds of processor time, on a machine that ten others may use. */
const PATIENCE = { timeout: 600_000 };

/**
 * The guard of generalisation: the choice of layouts and the gate are fitted anew without each part's publishers, from
 * numbers that `npm run fit` made of annotated documents, and read what they have not seen as well as when they landed.
 */
test('documents of publishers that were left out in fitting are read as well as before', PATIENCE, () => {
  const figures = crossValidate(readNumbers());
  expect(figures.roundups).toBeGreaterThanOrEqual(260);
  expect(figures.publishers).toBeGreaterThanOrEqual(450);
  expect(figures.chosen.all).toBeGreaterThanOrEqual(93);
  expect(figures.chosen.mean).toBeGreaterThanOrEqual(92);
  expect(figures.read.all).toBeGreaterThanOrEqual(92.5);
  expect(figures.read.mean).toBeGreaterThanOrEqual(90);
  expect(figures.read.leaks).toBeLessThanOrEqual(3);
  expect(figures.articlesTaken).toBeLessThanOrEqual(2);
  expect(figures.feedItemsTaken).toBeLessThanOrEqual(6);
});
