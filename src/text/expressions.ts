/**
 * Returns the source of a regular expression that matches any word of a list, longest first so that none hides a longer
 * one.
 */
export function alternationOf(list: readonly string[]): string {
  const escaped = list.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `(?:${escaped.sort((a, b) => b.length - a.length).join('|')})`;
}
