import { atomsOf } from '../../words/atoms.ts';
import { charactersRead, homophonesOf, isPinyin } from '../../words/pinyin.ts';
import { isSurname } from '../../words/surnames.ts';
import type { Alternative } from '../query/terms.ts';
import type { SpellingTable } from './spellingTable.ts';

/** Maximum number of homophones per character; input methods offer rarer ones later. */
const HOMOPHONES_MOST = 60;
/** Maximum number of homophone words before a last character. */
const WORDS_MOST = 3;
/** Shortest text with a wildcard: of three characters, the remaining two would be a common word. */
const SHORTEST = 4;
const LONGEST = 8;
/** Length of most people's names: a surname and two characters. */
const NAME_LENGTH = 3;

/**
 * Chinese text of which one character may be wrong, whether or not it is a word: of four characters or more any; of three
 * that begin like a person's name one that sounds the same (陈明勇 for 陈明永). Other short ones are only looked up among
 * the words of the news, or 极氪 would be read as 即可. A character at an end that is a word by itself (its word's length
 * is given) may not be wrong, or it is a word that the answer lacks: 小米公司粥 is no slip for 小米公司.
 */
export function respellByCharacter(
  typed: string,
  firstWordLength: number,
  lastWordLength: number,
): Alternative[] {
  const characters = [...typed];
  if (characters.length === NAME_LENGTH && isSurname(characters[0] ?? '')) return heardNames(characters);
  if (characters.length < SHORTEST || characters.length > LONGEST) return [];
  if (!atomsOf(typed).every((atom) => atom.kind === 'character')) return [];
  const from = firstWordLength > 1 ? 0 : 1;
  const to = lastWordLength > 1 ? characters.length : characters.length - 1;
  return [guess(typed, [], { characters, from, to })];
}

/** Certainty of a text with one different character. */
const GUESS_QUALITY = 0.7;

function guess(text: string, forms: readonly string[], wildcard?: Alternative['wildcard']): Alternative {
  return { text, forms, values: [], quality: GUESS_QUALITY, source: 'slip', ...(wildcard && { wildcard }) };
}

/**
 * Returns names that sound like one: with another surname, then, in turns, with another last and middle character, because
 * a search looks up only the first of them (`FORMS_MOST` in index/expression.ts).
 */
function heardNames(characters: readonly string[]): Alternative[] {
  const [surnames = [], middle = [], last = []] = characters.map((character, index) =>
    homophonesOf(character)
      .filter((other) => index > 0 || isSurname(other))
      .slice(0, HOMOPHONES_MOST)
      .map((other) => characters.with(index, other).join('')),
  );
  const given = last.flatMap((form, i) => [form, ...middle.slice(i, i + 1)]);
  return [...surnames, ...given, ...middle.slice(last.length)].map((form) => guess(form, [form]));
}

/**
 * Finds words for pinyin whose syllables except the last form a word of the news: 输入 and a character read fa for
 * shurufa.
 */
export function respellTail(table: SpellingTable, letters: string): Alternative[] {
  if (letters.length > LONGEST * 6 || !isPinyin(letters)) return [];
  for (let from = letters.length - 1; from > 0; from--) {
    const characters = charactersRead(letters.slice(from)).slice(0, HOMOPHONES_MOST);
    const words = characters.length > 0 ? table.spelled(letters.slice(0, from), ['pinyin']) : [];
    const forms = words.slice(0, WORDS_MOST).flatMap((word) => characters.map((one) => word.key + one));
    if (forms.length > 0) return [guess(letters, forms)];
  }
  return [];
}
