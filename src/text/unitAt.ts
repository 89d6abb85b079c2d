const { charCodeAt } = String.prototype;

/**
 * Returns the code unit of a text at a place; NaN behind its end. `text.charCodeAt` is looked up anew for each unit
 * where texts of several kinds are read (of one or two bytes, parts of others, joined ones): the engine remembers four
 * kinds, and a loop over the units of a text then takes up to five times as long. For single units and short loops; a text
 * that is gone through whole and often is held in TextUnits.
 */
export function unitAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}

/** Returns the first code units of some texts, or signs. */
export function firstUnitsOf(texts: Iterable<string>): ReadonlySet<number> {
  return new Set(Array.from(texts, (text) => unitAt(text, 0)));
}
