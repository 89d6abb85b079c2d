import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Locale } from '../../messages/locale.ts';
import { readFontCharacters } from './woff2Characters.ts';

/** A file of a font family that has some of its characters. */
export interface FontFile {
  readonly family: FontFamily;
  readonly bytes: Buffer;
  /** The code points for which it has a glyph. */
  readonly characters: ReadonlySet<number>;
}

/**
 * The families that pictures are set in, all under the SIL Open Font License 1.1 and with every weight in one file. Each
 * comes in files of some hundred characters, of which only those are read that a text needs.
 */
const PACKAGES = {
  'Noto Sans SC': 'noto-sans-sc',
  'Noto Sans TC': 'noto-sans-tc',
  /** Greek, Cyrillic and accents in the letters that Noto Sans SC has for Latin. */
  'Source Sans 3': 'source-sans-3',
  'Noto Emoji': 'noto-emoji',
} as const;

/** One of those families. */
export type FontFamily = keyof typeof PACKAGES;

const SIMPLIFIED: readonly FontFamily[] = ['Noto Sans SC', 'Noto Sans TC', 'Source Sans 3', 'Noto Emoji'];
const TRADITIONAL: readonly FontFamily[] = ['Noto Sans TC', 'Noto Sans SC', 'Source Sans 3', 'Noto Emoji'];

/** The families in the order in which a language's readers get them: characters have other shapes in Taiwan. */
export function familiesFor(locale: Locale): readonly FontFamily[] {
  return locale === 'zh-TW' ? TRADITIONAL : SIMPLIFIED;
}

const rangesSchema = z.record(z.string(), z.string());
const require = createRequire(import.meta.url);

/** Reads the files of families, each once and when it is first needed. Throws where the packages are not installed. */
export class FontFiles {
  private readonly named = new Map<FontFamily, ReadonlyMap<number, string>>();
  private readonly files = new Map<string, FontFile>();

  /** The file of the first of some families that has a glyph for a code point; undefined where none has. */
  find(families: readonly FontFamily[], character: number): FontFile | undefined {
    for (const family of families) {
      const name = this.namesOf(family).get(character);
      const file = name === undefined ? undefined : this.read(family, name);
      if (file?.characters.has(character)) return file;
    }
    return undefined;
  }

  /** Which file of a family is said to have a code point. */
  private namesOf(family: FontFamily): ReadonlyMap<number, string> {
    const known = this.named.get(family) ?? readRanges(PACKAGES[family]);
    this.named.set(family, known);
    return known;
  }

  private read(family: FontFamily, name: string): FontFile {
    const known = this.files.get(name);
    if (known) return known;
    const bytes = readFileSync(require.resolve(`@fontsource-variable/${name}`));
    const file = { family, bytes, characters: readFontCharacters(bytes) };
    this.files.set(name, file);
    return file;
  }
}

/** Every code point that a package's list names, with the file that it stands in; a later file does not take one over. */
function readRanges(name: string): ReadonlyMap<number, string> {
  const list = readFileSync(require.resolve(`@fontsource-variable/${name}/unicode.json`), 'utf8');
  const files = new Map<number, string>();
  for (const [subset, ranges] of Object.entries(rangesSchema.parse(JSON.parse(list)))) {
    // Files without a name have a number, in brackets in the list.
    const file = `${name}/files/${name}-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`;
    for (const range of ranges.split(',')) {
      const [first = '', last = first] = range.trim().replace('U+', '').split('-');
      for (let character = Number.parseInt(first, 16); character <= Number.parseInt(last, 16); character += 1)
        if (!files.has(character)) files.set(character, file);
    }
  }
  return files;
}
