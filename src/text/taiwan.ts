import { createRequire } from 'node:module';
import { PhraseBook } from './phraseBook.ts';
import { TAIWAN_NAMES } from './taiwanNames.ts';

let converter: ((text: string) => string) | undefined;

/** Text in single quotation marks; an apostrophe (OpenAI’s) does not open one. */
const QUOTED_INSIDE = /‘([^‘’]{1,100})’/gu;

/**
 * Converts a Simplified text to Taiwan's script and wording (软件: 軟體) like OpenCC's configuration s2twp, except for
 * names and other entries of TAIWAN_NAMES. A Traditional text is returned unchanged: a second conversion would corrupt
 * it (檢視頻道 would become 檢影片道). The phrase lists are loaded at the first call.
 */
export function inTaiwanese(text: string): string {
  if (isTraditional(text)) return text;
  converter ??= createConverter();
  return converter(text);
}

/**
 * Creates OpenCC's chain for s2twp: normalize, segment into phrases, convert each to Traditional characters, then to
 * Taiwan's words.
 */
function createConverter(): (text: string) => string {
  const compatible = new PhraseBook([listNamed('CJK_Compatibility_Ideographs')]);
  const phraseLists = [listNamed('STPhrases'), listNamed('STPhrases_GeneratedFromRegionalPhrases')];
  const phrases = new PhraseBook(phraseLists);
  const characters = new PhraseBook([listNamed('STCharacters')]);
  const wording = new PhraseBook([
    listNamed('TWPhrases'),
    listNamed('TWVariantsPhrases'),
    listNamed('TWVariants'),
  ]);
  const names = new PhraseBook([TAIWAN_NAMES]);
  const convert = (text: string) =>
    phrases
      .segments(text)
      .map((segment) => wording.replace(phrases.replacement(segment) ?? characters.replace(segment)))
      .join('');
  return (text) =>
    names
      .segments(compatible.replace(text))
      .map((segment) => names.replacement(segment) ?? convert(segment))
      .join('')
      .replace(INSIDE_A_NAME, '里')
      .replace(QUOTED_INSIDE, '『$1』');
}

/** 里 in a foreign name, whose parts are separated by a dot, is a sound and never 裡: 帕里萨·塔布里兹. */
const INSIDE_A_NAME = /(?<=·\p{Script=Han}{0,3})裡|裡(?=\p{Script=Han}{0,3}·)/gu;

/** Loads a list of opencc-js synchronously, because rendering is synchronous. */
function listNamed(name: string): string {
  const list: typeof import('opencc-js/dict/TSCharacters') = createRequire(import.meta.url)(
    `opencc-js/dict/${name}`,
  );
  return list.default;
}

let scripts:
  | { readonly traditional: ReadonlySet<string>; readonly simplified: ReadonlySet<string> }
  | undefined;

/**
 * Whether a text is Traditional: at least as many of its characters are Traditional only as OpenCC takes for
 * Simplified. Some of the latter are common in both scripts: 台, 里, 群 and 峰.
 */
function isTraditional(text: string): boolean {
  scripts ??= { traditional: changedBy('TSCharacters'), simplified: changedBy('STCharacters') };
  let traditional = 0;
  let simplified = 0;
  for (const character of text) {
    if (scripts.simplified.has(character)) simplified += 1;
    else if (scripts.traditional.has(character)) traditional += 1;
  }
  return traditional > 0 && traditional >= simplified;
}

/** Returns the characters that a list always replaces. */
function changedBy(list: string): ReadonlySet<string> {
  const pairs = listNamed(list).split('|');
  return new Set(
    pairs.flatMap((pair) => {
      const [character = '', ...written] = pair.split(' ');
      return written.includes(character) ? [] : [character];
    }),
  );
}
