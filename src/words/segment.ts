import { fold } from '../text/fold.ts';
import type { Entity } from './aliases.ts';
import { type Atom, atomsOf } from './atoms.ts';
import type { Lexicon, Mention } from './lexicon.ts';

/** A word of a text; offsets are those of the folded text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The entity that the word names. */
  readonly entity: Entity | undefined;
  /** The name is an ordinary word too (苹果). */
  readonly ordinary: boolean;
  /** Made of characters that no dictionary word holds: where it begins and ends is a guess. */
  readonly guessed: boolean;
  readonly atoms: readonly Atom[];
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const numerals = /^[一二两三四五六七八九十百千万亿兆]+$/;

/** Characters that are grammar wherever they stand alone: they join nothing. */
const particles: ReadonlySet<string> = new Set(
  '的了着过吗呢吧啊么和与及或被将把在是也都就还又更最而且很之其这那个们谁哪几啥何',
);

/** Characters that no search asks for by themselves: particles, and what is grammar unless it is part of a word. */
export const grammarCharacters: ReadonlySet<string> = new Set([
  ...particles,
  ...'以于对为从到等已称由向给让使用可会能有无不没再要想该才只',
]);

/**
 * The words of a text in order, punctuation left out: names of the lexicon whole, Latin words and numbers as they
 * stand (iphone, 16), the rest as ICU's dictionary divides it, neighbouring single characters joined (造, 车: 造车).
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

/** Two characters that are the end of one dictionary word and the beginning of the next name nothing: 公开源码 is no 开源. */
function cutsTwoWords({ start, end }: Mention, ends: Uint8Array): boolean {
  return end - start === 2 && start > 0 && !ends[start] && ends[start + 1] === 1 && !ends[end];
}

/** For each offset at which ICU ends a word: true. */
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

/** Single characters that no dictionary word holds make a word together: 造, 车 become 造车, 杀, 熟 杀熟. */
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

/** Longer guesses are no words, and copying them would cost the square of their length. */
const LONGEST_GUESS = 8;

/** Numerals make words with numerals only: 卖三亿 is 卖, 三亿. */
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
