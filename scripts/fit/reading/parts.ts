/** Number of parts of the cross-validation; each publisher is left out once. */
export const PARTS = 10;

/** Assigns each publisher to the part in which it is left out. */
export function partsOf(publishers: readonly string[], parts: number): (publisher: string) => number {
  const order = new Map([...new Set(publishers)].sort().map((publisher, i) => [publisher, i % parts]));
  return (publisher) => order.get(publisher) ?? 0;
}
