/**
 * The candidate that was probably meant: one that begins with what was typed, else the one with the fewest edits
 * (insert, delete, replace, swap of neighbours), at most two and less than half of the typed length.
 */
export function nearest(typed: string, candidates: Iterable<string>): string | undefined {
  const wanted = [...typed.toLowerCase()].slice(0, 40);
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const other = [...candidate.toLowerCase()].slice(0, 40);
    const begun = wanted.length > 1 && wanted.every((character, index) => character === other[index]);
    const edits = begun ? 0 : editDistance(wanted, other);
    const isNear = edits <= 2 && edits * 2 < Math.max(wanted.length, 3);
    if (isNear && edits < (best?.edits ?? 3)) best = { candidate, edits };
  }
  return best?.candidate;
}

/** Optimal string alignment distance; both sides are short, so the square table stays small. */
function editDistance(left: readonly string[], right: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  left.forEach((character, row) => {
    const current = [row + 1];
    right.forEach((other, column) => {
      const replaced = (last[column] ?? 0) + (character === other ? 0 : 1);
      const edited = Math.min(replaced, (last[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1);
      const swapped = character === right[column - 1] && left[row - 1] === other && column > 0;
      current.push(swapped ? Math.min(edited, (beforeLast[column - 1] ?? 0) + 1) : edited);
    });
    beforeLast = last;
    last = current;
  });
  return last.at(-1) ?? 0;
}
