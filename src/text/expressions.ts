/** The words of a list as alternatives of an expression, the longest first, so that none hides a longer one. */
export function alternationOf(list: readonly string[]): string {
  const escaped = list.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `(?:${escaped.sort((a, b) => b.length - a.length).join('|')})`;
}
