const DEEPEST = 16;

/** A line in at most so many quotes and lists at once; the marks of further ones are left out. */
export function withinDepth(line: string): string {
  const mark = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
  let depth = 0;
  let kept = 0;
  while (mark.test(line)) {
    if (++depth === DEEPEST) kept = mark.lastIndex;
    if (mark.lastIndex >= line.length) break;
  }
  if (depth <= DEEPEST) return line;
  return `${line.slice(0, kept)}${line.slice(lastMark(line))}`;
}

/** Where the marks at a line's beginning end. */
function lastMark(line: string): number {
  const mark = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
  let end = 0;
  while (mark.test(line)) end = mark.lastIndex;
  return end;
}
