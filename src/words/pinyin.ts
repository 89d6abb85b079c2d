import { shippedLines } from '../text/shippedData.ts';

/** Maximum number of readings: most words have one, a few characters two. */
const MAXIMUM_READINGS = 4;

interface Table {
  readonly byCharacter: ReadonlyMap<string, readonly string[]>;
  readonly bySyllable: ReadonlyMap<string, readonly string[]>;
}

let table: Table | undefined;

/** Builds the table at first use: most runs never need it. */
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

/** Returns the readings of a character without tones; empty if unknown. */
export function readingsOf(character: string): readonly string[] {
  return tableOnce().byCharacter.get(character) ?? [];
}

/** Pinyin of a word. */
export interface Pinyin {
  /** All syllables: xiaomi. */
  readonly whole: string;
  /** Initials: xm. */
  readonly initials: string;
}

/** Returns the pinyin of a word, up to four readings; letters and digits are kept. */
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

/** Returns the characters of a syllable, most common first. */
export function charactersRead(syllable: string): readonly string[] {
  return tableOnce().bySyllable.get(syllable) ?? [];
}

/** Returns the homophones of a character, most common first. */
export function homophonesOf(character: string): readonly string[] {
  const alike = readingsOf(character).flatMap(charactersRead);
  return [...new Set(alike)].filter((other) => other !== character);
}

/**
 * Normalizes pinyin for writers who confuse zh and z or ing and in (模糊音 of input methods): mashike and masike are
 * both masike.
 */
export function blurPinyin(letters: string): string {
  return letters.replace(/([zcs])h/g, '$1').replace(/([aei]n)g/g, '$1');
}

/** Whether two characters share a reading. */
export function soundAlike(one: string, other: string): boolean {
  const sounds = readingsOf(one);
  return readingsOf(other).some((sound) => sounds.includes(sound));
}

/** Returns the ends of all syllables at an offset, longest first. */
export function syllableEnds(letters: string, from: number): readonly number[] {
  const ends: number[] = [];
  for (let length = 6; length >= 1; length--) {
    if (from + length <= letters.length && tableOnce().bySyllable.has(letters.slice(from, from + length))) {
      ends.push(from + length);
    }
  }
  return ends;
}

/** Whether letters are pinyin as a whole. */
export function isPinyin(letters: string): boolean {
  const reachable = new Set([0]);
  for (let from = 0; from < letters.length; from++) {
    if (reachable.has(from)) for (const end of syllableEnds(letters, from)) reachable.add(end);
  }
  return letters !== '' && reachable.has(letters.length);
}
