/** The lines without the blanks that all of them begin with: such lines were copied out of something else. */
export function withoutCommonIndent(lines: string[]): string[] {
  let common = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (line.trim() !== '') common = Math.min(common, asciiIndent(line));
    if (common === 0) return lines;
  }
  return Number.isFinite(common) ? lines.map((line) => line.slice(common)) : lines;
}

function asciiIndent(line: string): number {
  let indent = 0;
  while (line[indent] === ' ' || line[indent] === '\t') indent++;
  return indent;
}
