import type { Atom } from '../words/atoms.ts';
import { commonPairs } from './commonPairs.ts';

/** Characters that join words and carry no news: a pair that holds one of them says nothing. */
const grammar = new Set(
  '的了是在和与及或被将把对为从到等也都就还又而且很之以于其这那个们着过吗呢吧啊么有无不没再已称由向给让并但如则各该此每某最更较约近超一二两三四五六七八九十日年月',
);

const common = new Set(commonPairs.trim().split(/\s+/));

/** A span of folded text, `start` included, `end` not. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * What a text says beside its names and numbers: its pairs of neighbouring Chinese characters, those of everyday
 * newspaper Chinese left out, as 16-bit hashes, sorted, each once. Names are masked: they are evidence of their own.
 */
export function pairsOf(atoms: readonly Atom[], masked: readonly TextSpan[]): number[] {
  return [...new Set(pairsInOrder(atoms, masked))].sort((a, b) => a - b);
}

/** The pairs with which a headline and its clauses open, where no known name stands there. */
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

/** FNV-1a folded to 16 bits: of two texts of 150 pairs, one in three shares one pair by chance. */
function hash16(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return ((hash >>> 16) ^ hash) & 0xffff;
}

/** The numbers of words of two characters, as `pairsOf` has them. */
export function pairNumbers(words: readonly string[]): readonly number[] {
  return words.map(hash16);
}

/** How many numbers two sorted lists share. */
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
