import { shippedLines } from '../text/shippedData.ts';

/** More would be guesses: most words have one reading, a few characters two. */
const MAXIMUM_READINGS = 4;

interface Table {
  readonly byCharacter: ReadonlyMap<string, readonly string[]>;
  readonly bySyllable: ReadonlyMap<string, readonly string[]>;
}

let table: Table | undefined;

/** Built at first use: most runs of the program never look at a pinyin. */
function tableOnce(): Table {
  if (table) return table;
  const byCharacter = new Map<string, string[]>();
  const bySyllable = new Map<string, string[]>();
  for (const line of shippedLines('pinyin.txt')) {
    const [syllable = '', characters = ''] = line.split(' ');
    bySyllable.set(syllable, [...characters]);
    for (const character of characters) {
      const known = byCharacter.get(character);
      if (known) known.push(syllable);
      else byCharacter.set(character, [syllable]);
    }
  }
  table = { byCharacter, bySyllable };
  return table;
}

/** How a character may be read, without tones; empty for what is no known Chinese character. */
export function readingsOf(character: string): readonly string[] {
  return tableOnce().byCharacter.get(character) ?? [];
}

/** A word as typed in pinyin. */
export interface Pinyin {
  /** All syllables together: xiaomi. */
  readonly whole: string;
  /** Their first letters: xm. */
  readonly initials: string;
}

/** The pinyin of a word, up to four where characters have several readings; letters and digits stay as they are. */
export function pinyinOf(word: string): readonly Pinyin[] {
  let spellings: Pinyin[] = [{ whole: '', initials: '' }];
  let chinese = false;
  for (const character of word) {
    const sounds = readingsOf(character);
    chinese ||= sounds.length > 0;
    const options = sounds.length > 0 ? sounds : /[\p{L}\p{N}]/u.test(character) ? [character] : [''];
    spellings = spellings
      .flatMap((so) => options.map((o) => ({ whole: so.whole + o, initials: so.initials + o.slice(0, 1) })))
      .slice(0, MAXIMUM_READINGS);
  }
  return chinese ? spellings : [];
}

/** The characters that a syllable can be, the commoner first. */
export function charactersRead(syllable: string): readonly string[] {
  return tableOnce().bySyllable.get(syllable) ?? [];
}

/** The other characters that can sound like one, the commoner first. */
export function homophonesOf(character: string): readonly string[] {
  const alike = readingsOf(character).flatMap(charactersRead);
  return [...new Set(alike)].filter((other) => other !== character);
}

/**
 * Pinyin as it is written by those who do not tell zh from z or ing from in, which input methods call 模糊音:
 * mashike and masike are both masike.
 */
export function blurPinyin(letters: string): string {
  return letters.replace(/([zcs])h/g, '$1').replace(/([aei]n)g/g, '$1');
}

/** Whether two characters can sound the same. */
export function soundAlike(one: string, other: string): boolean {
  const sounds = readingsOf(one);
  return readingsOf(other).some((sound) => sounds.includes(sound));
}

/** The ends of every syllable that letters can start with at an offset, the longest first. */
export function syllableEnds(letters: string, from: number): readonly number[] {
  const ends: number[] = [];
  for (let length = 6; length >= 1; length--) {
    if (from + length <= letters.length && tableOnce().bySyllable.has(letters.slice(from, from + length))) {
      ends.push(from + length);
    }
  }
  return ends;
}

/** Whether letters can be read as pinyin from end to end. */
export function isPinyin(letters: string): boolean {
  const reachable = new Set([0]);
  for (let from = 0; from < letters.length; from++) {
    if (reachable.has(from)) for (const end of syllableEnds(letters, from)) reachable.add(end);
  }
  return letters !== '' && reachable.has(letters.length);
}
