import { readFileSync } from 'node:fs';

const list = new URL('../../data/similar-characters.txt', import.meta.url);

let groups: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Whether two characters are written so alike that one is taken for the other: 微, 徽. Read at first use. */
export function lookAlike(one: string, other: string): boolean {
  groups ??= readGroups(readFileSync(list, 'utf8'));
  return one !== other && (groups.get(one)?.has(other) ?? false);
}

function readGroups(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const alike = new Map<string, Set<string>>();
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#')) continue;
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
