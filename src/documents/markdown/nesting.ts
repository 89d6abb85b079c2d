const DEEPEST = 16;

/** Limits the quotes and lists that a line is nested in; the marks of deeper ones are removed. */
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

/** Returns the offset after the marks at a line's beginning. */
function lastMark(line: string): number {
  const mark = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
  let end = 0;
  while (mark.test(line)) end = mark.lastIndex;
  return end;
}
