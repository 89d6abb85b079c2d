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

/** Groups of features as one row of numbers. Groups stay apart until here: objects of a hundred names are slow to join. */
export function rowOf(groups: readonly Features[]): Uint8Array {
  const values = groups.map((group) => Object.values(group));
  const row = new Uint8Array(values.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const group of values) {
    row.set(group, at);
    at += group.length;
  }
  return row;
}

/** The names of the numbers in a row. */
export function namesOf(groups: readonly Features[]): string[] {
  return groups.flatMap((group) => Object.keys(group));
}
