import { fold } from '../../text/fold.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { readingsOf } from '../../words/pinyin.ts';
import { isMonth } from './numbers.ts';
import { properNouns } from './properNouns.ts';

/** A word that starts with a capital, or contains one or a digit: Xiaomi, US-based, iPhone, GPT-4o. */
const NAME = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+/gu;
const CAPITAL = /\p{Lu}/u;
/** Start of a sentence, where any word is capitalized. */
const SENTENCE_START = /(?:^|[.!?:：][”"’']?\s+|^[“"‘'])$/u;
const POSSESSIVE = new Set(['s', 't']);

/**
 * Returns a capitalized word of an English text that is missing in the Chinese sources: neither in the text, nor a name
 * of something mentioned, nor the pinyin of its words. Undefined if there is none.
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

/** Returns all English words for things that the sources name in Chinese. */
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

/** Maximum number of characters whose pinyin is one word: 石家庄, 呼和浩特. */
const CHARACTERS_READ = 4;

/** Whether letters are the pinyin of up to four consecutive characters of a text. */
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
