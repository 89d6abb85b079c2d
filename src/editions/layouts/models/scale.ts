/** Scales a number to a feature: a whole number from 0 to 100. */
export function clamped(value: number): number {
  return Math.max(0, Math.min(100, Math.round(value)));
}

/** Scales a share from 0 to 1 to a feature. */
export function share(part: number, whole = 1): number {
  return whole === 0 ? 0 : clamped((100 * part) / whole);
}

/** Bounds of the counts and steps whose logarithms are computed once; nearly all are below. */
const [KNOWN_VALUES, KNOWN_STEPS] = [1 << 10, 32];
const UNKNOWN = 255;
const known = new Uint8Array(KNOWN_VALUES * KNOWN_STEPS).fill(UNKNOWN);

/** Scales a count or a size to a feature: its binary logarithm times the whole number `step`. */
export function logged(value: number, step = 14): number {
  const whole = value | 0;
  if (whole !== value || whole < 0 || whole >= KNOWN_VALUES || step >= KNOWN_STEPS)
    return computeLogged(value, step);
  const place = step * KNOWN_VALUES + whole;
  const found = known[place] ?? UNKNOWN;
  if (found !== UNKNOWN) return found;
  const computed = computeLogged(value, step);
  known[place] = computed;
  return computed;
}

function computeLogged(value: number, step: number): number {
  return clamped(step * Math.log2(1 + Math.max(0, value)));
}

/** Converts a boolean to a feature: 100 or 0. */
export function flag(holds: boolean): number {
  return holds ? 100 : 0;
}

/** Group of features: named whole numbers from 0 to 100, in an order that never changes. */
export type Features = Readonly<Record<string, number>> | ListedFeatures;

/**
 * Group of many features of one kind, by the places of their names: objects to which names are added one by one become
 * hash tables, which are slow to read.
 */
export class ListedFeatures {
  readonly names: readonly string[];
  readonly values: Uint8Array;

  constructor(names: readonly string[], values: Uint8Array) {
    this.names = names;
    this.values = values;
  }
}

/** Returns a group that is part of many rows, which is then copied faster. */
export function listed(features: Readonly<Record<string, number>>): ListedFeatures {
  return new ListedFeatures(Object.keys(features), Uint8Array.from(Object.values(features)));
}

/** Bytes of the blocks from which rows are allocated: an array for each row takes longer than filling it. */
const PIECE_BYTES = 1 << 15;
/** Most numbers of a row; the widest has some 300. */
const WIDEST_ROW = 1024;
let piece = new Uint8Array(PIECE_BYTES);
let used = 0;

/**
 * Joins groups of features into one row of numbers, after those of `first`. Groups stay separate until here, because
 * objects with a hundred properties are slow to merge. Values are read by for…in, which takes a fifth of the time of
 * Object.values: there are thousands of groups.
 */
export function rowOf(groups: readonly Features[], first: Uint8Array = NO_ROW): Uint8Array {
  if (used + WIDEST_ROW > PIECE_BYTES) {
    piece = new Uint8Array(PIECE_BYTES);
    used = 0;
  }
  const [row, start] = [piece, used];
  let at = start;
  for (let i = 0; i < first.length; i++) row[at++] = first[i] ?? 0;
  for (const group of groups) {
    if (group instanceof ListedFeatures)
      for (let i = 0; i < group.values.length; i++) row[at++] = group.values[i] ?? 0;
    else for (const name in group) row[at++] = group[name] ?? 0;
  }
  used = at;
  return row.subarray(start, at);
}

const NO_ROW = new Uint8Array();

/** Names of the numbers in a row of one kind, the same in every document: computed once. */
export class RowNames {
  private found: readonly string[] | undefined;

  of(groups: readonly Features[]): readonly string[] {
    this.found ??= groups.flatMap((group) =>
      group instanceof ListedFeatures ? group.names : Object.keys(group),
    );
    return this.found;
  }
}
