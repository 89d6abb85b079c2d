import { editDistance } from '../../text/editDistance.ts';
import { isPinyin, soundAlike } from '../../words/pinyin.ts';
import { lookAlike } from '../../words/similarCharacters.ts';
import type { Spelling } from './spellingEntries.ts';
import { LONGEST_KEY } from './spellingTable.ts';

/** Shortest letters with a typing error: shorter ones must match exactly. */
const SHORTEST_SLIP = 4;
const SHORTEST_PINYIN_SLIP = 9;

/**
 * Whether a key is a word's spelling with one typing error; `chinese` says whether the key holds characters, `sounded`
 * whether the word is looked up by its sound as well.
 */
export function isSlip(
  key: string,
  chinese: boolean,
  { spelling, word }: Spelling,
  sounded: boolean,
): boolean {
  const typed = [...key];
  const other = [...spelling];
  if (Math.abs(typed.length - other.length) > 1 || other.length > LONGEST_KEY) return false;
  if (digitsOf(key) !== digitsOf(spelling)) return false;
  const isOneAway = editDistance(typed, other) === 1 || (!chinese && isOtherwiseDoubled(key, spelling));
  if (!isOneAway) return false;
  if (!chinese) {
    // Letters that are valid pinyin (liqiang) are another name, unless they are long enough to contain an error.
    const shortest = sounded && isPinyin(key) ? SHORTEST_PINYIN_SLIP : SHORTEST_SLIP;
    return Math.min(typed.length, other.length) >= shortest;
  }
  if (isEndingAlone(key, spelling)) return false;
  const shorter = Math.min(typed.length, other.length);
  if (shorter >= 4) return true;
  const replaced = typed.findIndex((character, index) => character !== other[index]);
  const [one, two] = [typed[replaced] ?? '', other[replaced] ?? ''];
  if (typed.length === other.length && lookAlike(one, two)) return word.entity || shorter > 2;
  // Of two characters only sound and shape show an error; the sound was looked up separately.
  if (typed.length < 3 || shorter < 2) return false;
  const alike = typed.length === other.length && soundAlike(one, two);
  return alike || (shorter === 3 && word.entity);
}

/** Common endings of names, which do not identify one: 小公司 is not 小米公司. */
const sharedEnding = /(?:公司|集团|科技|汽车|手机|电子|银行|大学|研究院)$/;

function isEndingAlone(typed: string, name: string): boolean {
  const [ending] = sharedEnding.exec(name) ?? [];
  return ending !== undefined && typed.endsWith(ending) && typed.length - ending.length < 2;
}

/** Whether another letter is doubled: lamma, llama. */
function isOtherwiseDoubled(typed: string, name: string): boolean {
  const once = (letters: string) => letters.replace(/([a-z])\1/g, '$1');
  return once(typed) === once(name);
}

/** Returns the digits of a text, which must be equal: GPT-5 is no typing error for GPT-4. */
function digitsOf(text: string): string {
  return text.replace(/\D+/g, ' ').trim();
}
