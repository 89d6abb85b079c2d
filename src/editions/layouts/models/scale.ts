/** A number as a feature: whole, from 0 to 100. */
export function clamped(value: number): number {
  return Math.max(0, Math.min(100, Math.round(value)));
}

/** A share from 0 to 1 as a feature. */
export function share(part: number, whole = 1): number {
  return whole === 0 ? 0 : clamped((100 * part) / whole);
}

/** A count or a size as a feature: its binary logarithm times `step`. */
export function logged(value: number, step = 14): number {
  return clamped(step * Math.log2(1 + Math.max(0, value)));
}

/** A yes or no as a feature. */
export function flag(holds: boolean): number {
  return holds ? 100 : 0;
}

/** Features that belong together: named whole numbers from 0 to 100, in an order that never changes. */
export type Features = Readonly<Record<string, number>>;

/** Rows are cut from pieces of so many bytes: an array of its own for each would take longer than to fill it. */
const PIECE_BYTES = 1 << 15;
/** The widest row has some 300 numbers. */
const WIDEST_ROW = 1024;
let piece = new Uint8Array(PIECE_BYTES);
let used = 0;

/**
 * Groups of features as one row of numbers, behind those of `first`. Groups stay apart until here: objects of a hundred
 * names are slow to join. Their values are read by for…in, which takes a fifth of the time of Object.values: there are
 * thousands of groups.
 */
export function rowOf(groups: readonly Features[], first: Uint8Array = NO_ROW): Uint8Array {
  if (used + WIDEST_ROW > PIECE_BYTES) {
    piece = new Uint8Array(PIECE_BYTES);
    used = 0;
  }
  const start = used;
  for (let i = 0; i < first.length; i++) piece[used++] = first[i] ?? 0;
  for (const group of groups) for (const name in group) piece[used++] = group[name] ?? 0;
  return piece.subarray(start, used);
}

const NO_ROW = new Uint8Array();

/** The names of the numbers in a row of one kind, which are the same in every document: found once. */
export class RowNames {
  private found: readonly string[] | undefined;

  of(groups: readonly Features[]): readonly string[] {
    this.found ??= groups.flatMap((group) => Object.keys(group));
    return this.found;
  }
}
