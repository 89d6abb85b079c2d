import { fold } from '../text/fold.ts';
import type { Entity } from './aliases.ts';
import { type Atom, atomsOf } from './atoms.ts';
import type { Lexicon, Mention } from './lexicon.ts';

/** A word with its offsets in the folded text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Entity of the word, if it is a name. */
  readonly entity: Entity | undefined;
  /** Whether the name is also an ordinary word (苹果). */
  readonly ordinary: boolean;
  /** Whether its boundaries are guessed from single characters. */
  readonly guessed: boolean;
  readonly atoms: readonly Atom[];
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const numerals = /^[一二两三四五六七八九十百千万亿兆]+$/;

/** Particles, which are never joined to others. */
const particles: ReadonlySet<string> = new Set(
  '的了着过吗呢吧啊么和与及或被将把在是也都就还又更最而且很之其这那个们谁哪几啥何',
);

/** Characters that are never searched by themselves: particles and other function characters. */
export const grammarCharacters: ReadonlySet<string> = new Set([
  ...particles,
  ...'以于对为从到等已称由向给让使用可会能有无不没再要想该才只',
]);

/**
 * Splits a text into words without punctuation: names of the lexicon, Latin words and numbers whole (iphone, 16), the
 * rest by ICU's dictionary with neighbouring single characters joined (造, 车: 造车).
 */
export function tokenise(lexicon: Lexicon, text: string): Word[] {
  const folded = fold(text);
  const atoms = atomsOf(folded);
  const ends = wordEnds(folded);
  const mentions = lexicon.mentionsAmong(atoms).filter((mention) => !cutsTwoWords(mention, ends));
  const words: Word[] = [];
  let mention = 0;
  for (let i = 0; i < atoms.length; ) {
    const first = atoms[i];
    if (!first) break;
    while (mentions[mention] && (mentions[mention]?.end ?? 0) <= first.start) mention++;
    const named = mentions[mention];
    const limit = named && named.start > first.start ? named.start : folded.length;
    const end = named?.start === first.start ? named.end : plainEnd(first, ends, limit);
    let next = i + 1;
    while (next < atoms.length && (atoms[next]?.start ?? 0) < end) next++;
    const name = named?.start === first.start ? named : undefined;
    words.push({
      text: folded.slice(first.start, end),
      start: first.start,
      end,
      entity: name?.entity,
      ordinary: name?.ordinary ?? false,
      guessed: false,
      atoms: atoms.slice(i, next),
    });
    i = next;
  }
  return joinSingles(folded, words);
}

/** Whether a mention of two characters spans two dictionary words: 公开源码 is no 开源. */
function cutsTwoWords({ start, end }: Mention, ends: Uint8Array): boolean {
  return end - start === 2 && start > 0 && !ends[start] && ends[start + 1] === 1 && !ends[end];
}

/** Returns a flag for each offset at which ICU ends a word. */
function wordEnds(folded: string): Uint8Array {
  const ends = new Uint8Array(folded.length + 1);
  for (const { index, segment } of segmenter.segment(folded)) ends[index + segment.length] = 1;
  return ends;
}

function plainEnd(first: Atom, ends: Uint8Array, limit: number): number {
  if (first.kind !== 'character') return first.end;
  let end = first.end;
  while (end < limit && !ends[end]) end++;
  return end;
}

/** Joins single characters into words: 造, 车 become 造车, 杀, 熟 become 杀熟. */
function joinSingles(folded: string, words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  let open: Word | undefined;
  for (const word of words) {
    if (!isLooseCharacter(word)) {
      joined.push(word);
      open = undefined;
      continue;
    }
    const before: Word | undefined = open && goesOn(open, word) ? open : undefined;
    if (before) joined.pop();
    const start = before?.start ?? word.start;
    open = {
      ...word,
      text: folded.slice(start, word.end),
      start,
      guessed: before !== undefined,
      atoms: [...(before?.atoms ?? []), ...word.atoms],
    };
    joined.push(open);
  }
  return joined;
}

/** Longest guessed word: longer ones are no words, and copying them would take quadratic time. */
const LONGEST_GUESS = 8;

/** Whether a word can be joined to the open one; numerals only join numerals: 卖三亿 is 卖, 三亿. */
function goesOn(open: Word, word: Word): boolean {
  if (open.end !== word.start || open.atoms.length >= LONGEST_GUESS) return false;
  return numerals.test(open.text) === numerals.test(word.text);
}

function isLooseCharacter(word: Word): boolean {
  return (
    word.entity === undefined &&
    word.atoms.length === 1 &&
    word.atoms[0]?.kind === 'character' &&
    !particles.has(word.text)
  );
}
