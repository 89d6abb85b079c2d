import { fold } from '../../text/fold.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { readingsOf } from '../../words/pinyin.ts';
import { isMonth } from './numbers.ts';
import { properNouns } from './properNouns.ts';

/** A word that begins with a capital, or holds one or a figure further on: Xiaomi, US-based, iPhone, GPT-4o. */
const NAME = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+/gu;
const CAPITAL = /\p{Lu}/u;
/** The beginning of a sentence, where every word has a capital. */
const SENTENCE_START = /(?:^|[.!?:：][”"’']?\s+|^[“"‘'])$/u;
const POSSESSIVE = new Set(['s', 't']);

/**
 * A capitalised word of an English text that names nothing in the Chinese sources: it stands in none of them, is no name
 * of anything that they name, and no pinyin of their words. Undefined where there is none.
 */
export function unknownEnglishName(
  text: string,
  sources: readonly string[],
  keys: ReadonlySet<string>,
  lexicon: Lexicon,
): string | undefined {
  const allowed = englishWords(sources, lexicon);
  for (const { 0: word, index } of text.matchAll(NAME)) {
    const isCapital = CAPITAL.test(word.charAt(0));
    if (!isCapital && !CAPITAL.test(word)) continue;
    const isPlain = isCapital && !CAPITAL.test(word.slice(1));
    const folded = fold(word);
    const opens = SENTENCE_START.test(text.slice(Math.max(0, index - 4), index));
    if ((opens && isPlain) || POSSESSIVE.has(folded) || isMonth(folded)) continue;
    if (!keys.has(folded) && !allowed.has(folded) && !sources.some((source) => isReading(folded, source)))
      return word;
  }
  return undefined;
}

/** Every English word by which something is called that the sources name in Chinese. */
function englishWords(sources: readonly string[], lexicon: Lexicon): ReadonlySet<string> {
  const named = sources.flatMap((source) => lexicon.mentionsIn(source).map(({ entity }) => entity));
  const nouns = properNouns().filter(({ chinese }) =>
    chinese.some((word) => sources.some((source) => source.includes(word))),
  );
  const names = [
    ...named.flatMap(({ names }) => names.map(({ text }) => text)),
    ...nouns.flatMap(({ english }) => english),
  ];
  return new Set(names.flatMap((name) => fold(name).match(/[\p{L}\p{N}]+/gu) ?? []));
}

/** The most characters whose pinyin one word writes: 石家庄, 呼和浩特. */
const CHARACTERS_READ = 4;

/** Whether letters are the pinyin of up to four characters that follow each other in a text. */
function isReading(letters: string, source: string): boolean {
  if (!/^[a-z]{2,24}$/.test(letters)) return false;
  const characters = [...source];
  return characters.some((_, start) => {
    let rests: readonly string[] = [letters];
    for (const character of characters.slice(start, start + CHARACTERS_READ)) {
      const readings = readingsOf(character);
      rests = rests.flatMap((rest) =>
        readings.flatMap((reading) => (rest.startsWith(reading) ? [rest.slice(reading.length)] : [])),
      );
      if (rests.includes('')) return true;
      if (rests.length === 0) return false;
    }
    return false;
  });
}
