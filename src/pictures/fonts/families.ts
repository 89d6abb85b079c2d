import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Locale } from '../../messages/locale.ts';
import { readFontCharacters } from './woff2Characters.ts';

/** A file of a font family with a subset of its characters. */
export interface FontFile {
  readonly family: FontFamily;
  readonly bytes: Buffer;
  /** Code points with a glyph. */
  readonly characters: ReadonlySet<number>;
}

/**
 * Font families of pictures, all under the SIL Open Font License 1.1 with all weights in one file. Each has files of
 * some hundred characters, of which only needed ones are read.
 */
const PACKAGES = {
  'Noto Sans SC': 'noto-sans-sc',
  'Noto Sans TC': 'noto-sans-tc',
  /** Greek, Cyrillic and accented letters that match the Latin letters of Noto Sans SC. */
  'Source Sans 3': 'source-sans-3',
  'Noto Emoji': 'noto-emoji',
} as const;

/** One of these families. */
export type FontFamily = keyof typeof PACKAGES;

const SIMPLIFIED: readonly FontFamily[] = ['Noto Sans SC', 'Noto Sans TC', 'Source Sans 3', 'Noto Emoji'];
const TRADITIONAL: readonly FontFamily[] = ['Noto Sans TC', 'Noto Sans SC', 'Source Sans 3', 'Noto Emoji'];

/** Returns the families in order of preference of a language: characters have other shapes in Taiwan. */
export function familiesFor(locale: Locale): readonly FontFamily[] {
  return locale === 'zh-TW' ? TRADITIONAL : SIMPLIFIED;
}

const rangesSchema = z.record(z.string(), z.string());
const require = createRequire(import.meta.url);

/** Reads font files, each once when first needed. Throws if the packages are not installed. */
export class FontFiles {
  private readonly named = new Map<FontFamily, ReadonlyMap<number, string>>();
  private readonly files = new Map<string, FontFile>();

  /** Finds the file of the first family with a glyph for a code point; undefined if there is none. */
  find(families: readonly FontFamily[], character: number): FontFile | undefined {
    for (const family of families) {
      const name = this.namesOf(family).get(character);
      const file = name === undefined ? undefined : this.read(family, name);
      if (file?.characters.has(character)) return file;
    }
    return undefined;
  }

  /** Returns the files of a family by code point, as listed in its package. */
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

/** Parses a package's list of code points and files; the first file of a code point is used. */
function readRanges(name: string): ReadonlyMap<number, string> {
  const list = readFileSync(require.resolve(`@fontsource-variable/${name}/unicode.json`), 'utf8');
  const files = new Map<number, string>();
  for (const [subset, ranges] of Object.entries(rangesSchema.parse(JSON.parse(list)))) {
    // Files without a name have a number in brackets.
    const file = `${name}/files/${name}-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`;
    for (const range of ranges.split(',')) {
      const [first = '', last = first] = range.trim().replace('U+', '').split('-');
      for (let character = Number.parseInt(first, 16); character <= Number.parseInt(last, 16); character += 1)
        if (!files.has(character)) files.set(character, file);
    }
  }
  return files;
}
