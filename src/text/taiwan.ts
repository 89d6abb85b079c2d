import { createRequire } from 'node:module';
import { PhraseBook } from './phraseBook.ts';
import { TAIWAN_NAMES } from './taiwanNames.ts';

let converter: ((text: string) => string) | undefined;

/** What stands in single quotation marks; an apostrophe (OpenAI’s) opens none. */
const QUOTED_INSIDE = /‘([^‘’]{1,100})’/gu;

/**
 * A Simplified text in Taiwan's script and wording (软件: 軟體), as OpenCC's configuration s2twp makes it, names and what
 * else stands in TAIWAN_NAMES apart. A text that is in Traditional script already stays as it is: converted again, its
 * own words would be taken apart (檢視頻道 would become 檢影片道). The lists of phrases are read at the first call and
 * take some 10 MB.
 */
export function inTaiwanese(text: string): string {
  if (isTraditional(text)) return text;
  converter ??= createConverter();
  return converter(text);
}

/** OpenCC's chain for s2twp: normalised, cut into phrases, each phrase into Traditional characters, then Taiwan's words. */
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

/** A foreign name has a dot between its parts, and its 里 is a sound, never an inside: 帕里萨·塔布里兹. */
const INSIDE_A_NAME = /(?<=·\p{Script=Han}{0,3})裡|裡(?=\p{Script=Han}{0,3}·)/gu;

/** A list of opencc-js, loaded at once: whoever renders a message cannot wait. */
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
 * Whether a text is in Traditional script: no fewer of its characters stand in that script alone than OpenCC takes for
 * Simplified ones. Single ones of the latter are at home in both: 台, 里, 群 and 峰.
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

/** The characters that a list always writes as another one. */
function changedBy(list: string): ReadonlySet<string> {
  const pairs = listNamed(list).split('|');
  return new Set(
    pairs.flatMap((pair) => {
      const [character = '', ...written] = pair.split(' ');
      return written.includes(character) ? [] : [character];
    }),
  );
}
