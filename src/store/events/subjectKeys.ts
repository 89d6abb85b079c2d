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

/**
 * Returns whether stories with some keys in common with a story may be chapters of its matter, whose titles name its
 * subject or share two character pairs: a name in the openings alone makes no chapter (`relatedTo`).
 */
export function mayBeChapter(story: StoryFeatures): (common: readonly number[]) => boolean {
  const named = new Set(story.titled ? story.subjects.map(keyNumber) : []);
  return (common) => {
    let pairs = 0;
    for (const key of common) {
      if (named.has(key)) return true;
      if (key < FIRST_NAME) pairs += 1;
    }
    return pairs >= 2;
  };
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
