import type { Atom } from '../words/atoms.ts';
import { commonPairs } from './commonPairs.ts';

/** Function characters: bigrams with one of them carry no information. */
const grammar = new Set(
  '的了是在和与及或被将把对为从到等也都就还又而且很之以于其这那个们着过吗呢吧啊么有无不没再已称由向给让并但如则各该此每某最更较约近超一二两三四五六七八九十日年月',
);

const common = new Set(commonPairs.trim().split(/\s+/));

/** A span of folded text, `end` exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the Chinese bigrams of a text without names (which are separate evidence), numbers and common newspaper
 * bigrams, as 16-bit hashes, sorted, without duplicates.
 */
export function pairsOf(atoms: readonly Atom[], masked: readonly TextSpan[]): number[] {
  return [...new Set(pairsInOrder(atoms, masked))].sort((a, b) => a - b);
}

/** Returns the opening bigrams of a headline and its clauses where no known name stands. */
export function openingPairsOf(
  folded: string,
  atoms: readonly Atom[],
  masked: readonly TextSpan[],
): number[] {
  return atoms.flatMap((atom, index) => {
    const before = folded.slice(0, atom.start).trimEnd();
    const opens = before === '' || /[传曝据:,;，；：！!？?|]$/.test(before);
    return opens ? pairsInOrder(atoms.slice(index, index + 2), masked) : [];
  });
}

function pairsInOrder(atoms: readonly Atom[], masked: readonly TextSpan[]): number[] {
  const pairs: number[] = [];
  let span = 0;
  let before: Atom | undefined;
  for (const atom of atoms) {
    while ((masked[span]?.end ?? Number.POSITIVE_INFINITY) <= atom.start) span++;
    const free = atom.kind === 'character' && (masked[span]?.start ?? Number.POSITIVE_INFINITY) > atom.start;
    if (free && before?.end === atom.start && tells(before.text, atom.text)) {
      pairs.push(hash16(before.text + atom.text));
    }
    before = free ? atom : undefined;
  }
  return pairs;
}

function tells(first: string, second: string): boolean {
  return !grammar.has(first) && !grammar.has(second) && !common.has(first + second);
}

/** Hashes with FNV-1a folded to 16 bits: of two texts of 150 bigrams, one in three shares one by chance. */
function hash16(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return ((hash >>> 16) ^ hash) & 0xffff;
}

/** Returns the hashes of two-character words, as in `pairsOf`. */
export function pairNumbers(words: readonly string[]): readonly number[] {
  return words.map(hash16);
}

/** Counts the common numbers of two sorted lists. */
export function countShared(one: Uint16Array, other: Uint16Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const difference = (one[i] ?? 0) - (other[j] ?? 0);
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared;
}
