import { endsSentence } from '../../lines/sentences.ts';
import { clamped, type Features, listed, logged, share } from '../models/scale.ts';
import type { Candidate, Candidates } from './candidates.ts';
import type { TitleStyle } from './titleStyles.ts';

/** Statistics of the lines of one style, as features. */
export interface StyleStatistics {
  readonly count: number;
  /** Characters of all units. */
  readonly characters: number;
  /** Median of the units' characters. */
  readonly median: number;
  readonly features: Features;
}

const SHORTEST_TEXT = 6;
const SHORTEST_IN_LINE = 8;

/** Computes the statistics of each style among the candidates. */
export function styleStatistics({ all, before, masthead }: Candidates): Map<TitleStyle, StyleStatistics> {
  const total = Math.max(1, before[masthead.lines.length] ?? 1);
  const groups = Map.groupBy(all, ({ style }) => style);
  return new Map([...groups].map(([style, mates]) => [style, statisticsOf(mates, all.length, total)]));
}

function statisticsOf(mates: readonly Candidate[], candidates: number, total: number): StyleStatistics {
  const count = mates.length;
  const sizes = mates.map(sizeOf);
  const characters = sum(sizes);
  const median = sizes.toSorted((a, b) => a - b)[count >> 1] ?? 0;
  const of = (test: (mate: Candidate) => boolean) => share(mates.filter(test).length, count);
  return {
    count,
    characters,
    median,
    features: listed({
      styleCount: logged(count),
      styleShare: share(count, candidates),
      styleMedian: logged(median, 10),
      styleCv: clamped(40 * variation(sizes)),
      styleEmpty: share(sizes.filter((size) => size < SHORTEST_TEXT).length, count),
      styleTold: share(sum(mates.map(({ told }) => told)), count),
      styleLength: clamped(sum(mates.map(({ title }) => Math.min(120, title.length))) / count),
      styleOrdinals: of(({ ordinal }) => ordinal >= 0),
      styleInOrder: share(countedInOrder(mates), count),
      styleLinked: of(({ line }) => line.links.length > 0),
      styleDivided: of(({ isDivided }) => isDivided),
      styleSentences: of(({ line }) => endsSentence(line.text)),
      styleColons: of(({ title }) => /[：:]/.test(title)),
      styleCover: share(characters, total),
    }),
  };
}

/** Returns the characters of a candidate's story: under it, and after its title in its own line. */
function sizeOf({ line, title, unitCharacters }: Candidate): number {
  const inLine = line.text.length - title.length - 4;
  return unitCharacters + (inLine > SHORTEST_IN_LINE ? inLine : 0);
}

function countedInOrder(mates: readonly Candidate[]): number {
  let [before, inOrder] = [0, 0];
  for (const { ordinal } of mates) {
    if (ordinal < 0) continue;
    if (ordinal === before + 1 || ordinal === 1) inOrder++;
    before = ordinal;
  }
  return inOrder;
}

/** Returns the coefficient of variation of some sizes. */
export function variation(sizes: readonly number[]): number {
  const mean = sum(sizes) / Math.max(1, sizes.length);
  let squares = 0;
  for (let i = 0; i < sizes.length; i++) squares += ((sizes[i] ?? 0) - mean) ** 2;
  return Math.sqrt(squares / Math.max(1, sizes.length)) / Math.max(1, mean);
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] ?? 0;
  return total;
}
