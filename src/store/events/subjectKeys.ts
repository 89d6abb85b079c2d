import type { StoryFeatures } from '../../events/features.ts';
import { keysOf } from '../../events/subjects.ts';
import { numbersOf32Bits } from './numberColumns.ts';

/** Returns the keys of a story's subjects as numbers, without duplicates. */
export function subjectKeys(features: StoryFeatures): ReadonlySet<number> {
  return new Set(keysOf(features).map(keyNumber));
}

/** Whether stories with these keys in common may have a subject in common: a name, or two character pairs. */
export function mayShareSubject(keys: readonly number[]): boolean {
  return keys.length >= 2 || keys.some((key) => key >= FIRST_NAME);
}

/** Returns the keys by which a story is found. */
export function keysFromRow({ keys }: { readonly keys: Uint8Array }): Uint32Array {
  return numbersOf32Bits(keys);
}

/** Keys below this number are bigrams, others are hashes of names; both fit into 32 bits. */
const FIRST_NAME = 0x10000;

function keyNumber(key: string | number): number {
  if (typeof key === 'number') return key;
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return FIRST_NAME + (hash >>> 1);
}
