/**
 * Returns the optimal string alignment distance: the number of characters to insert, delete, replace or swap with a
 * neighbour. The cost is the product of the lengths; the caller bounds them.
 */
export function editDistance(left: readonly string[], right: readonly string[]): number {
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
