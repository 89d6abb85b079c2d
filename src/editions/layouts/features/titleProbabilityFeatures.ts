import { clamped, share } from '../models/scale.ts';
import { isIn, type Selection, type Survey } from './selection.ts';

/** Features of the probabilities of a layout's titles, and of the candidates left out of it. */
export function probabilityFeatures(selection: Selection, survey: Survey) {
  const { probability, byProbability, logs } = survey;
  const count = selection.places.length;
  let [sum, rest, likelihood] = [0, 0, 0];
  for (let c = 0; c < probability.length; c++) {
    const p = probability[c] ?? 0;
    if (isIn(selection, c)) {
      sum += p;
      likelihood += logs.ofTitle[c] ?? 0;
    } else {
      rest += p;
      likelihood += logs.ofOther[c] ?? 0;
    }
  }
  const least: number[] = [];
  for (let i = 0; i < byProbability.length && least.length <= count * 0.25; i++) {
    const place = byProbability[i] ?? 0;
    if (isIn(selection, place)) least.push(probability[place] ?? 0);
  }
  const mostOfOthers: number[] = [];
  for (let i = byProbability.length - 1; i >= 0 && mostOfOthers.length <= count * 0.2; i--) {
    const place = byProbability[i] ?? 0;
    if (!isIn(selection, place)) mostOfOthers.push(probability[place] ?? 0);
  }
  return {
    meanP: share(sum, count),
    minP: share(least[0] ?? 0),
    lowP: share(least[Math.floor(count * 0.1)] ?? 0),
    quarterP: share(least[Math.floor(count * 0.25)] ?? 0),
    restMaxP: share(mostOfOthers[0] ?? 0),
    restHighP: share(mostOfOthers[Math.floor(count * 0.2)] ?? 0),
    restSum: share(rest, count + rest),
    // Expected F1 if every candidate is a title with its probability.
    expected: share(2 * sum, count + sum + rest),
    likelihood: clamped(100 + (40 * likelihood) / Math.max(1, Math.sqrt(probability.length * count))),
  };
}
