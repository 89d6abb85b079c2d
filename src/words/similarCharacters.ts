import { shippedLines } from '../text/shippedData.ts';

let groups: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Whether two characters look alike: 微, 徽. The data is read at first use. */
export function lookAlike(one: string, other: string): boolean {
  groups ??= readGroups();
  return one !== other && (groups.get(one)?.has(other) ?? false);
}

function readGroups(): ReadonlyMap<string, ReadonlySet<string>> {
  const alike = new Map<string, Set<string>>();
  for (const line of shippedLines('similar-characters.txt')) {
    for (const group of line.split(' ').filter((part) => part !== '')) {
      for (const character of group) {
        const known = alike.get(character) ?? new Set<string>();
        for (const other of group) known.add(other);
        alike.set(character, known);
      }
    }
  }
  return alike;
}
