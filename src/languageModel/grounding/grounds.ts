import { versionName, versionsOf } from '../../events/versions.ts';
import { fold } from '../../text/fold.ts';
import { atomsOf } from '../../words/atoms.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { unknownChineseName } from './chineseNames.ts';
import { unknownEnglishName } from './englishNames.ts';
import { latinKeys, latinWords } from './latinWords.ts';
import { isSupported, type NumberSupport, numberSupport, statedNumbers } from './numbers.ts';
import { isPlainSentence } from './plainness.ts';

/** Language of a checked text. */
export type WrittenLanguage = 'chinese' | 'english';

/** Reasons why a sentence is dropped. */
export const REFUSALS = [
  'number',
  'name',
  'not-plain',
  'too-long',
  'missing-name',
  'unlike',
  'no-source',
] as const;

/** One of the reasons. */
export type UngroundedReason = (typeof REFUSALS)[number];

/** Source texts, prepared for checking a model's texts. */
export interface Grounds {
  readonly folded: readonly string[];
  readonly numbers: NumberSupport;
  readonly entities: ReadonlySet<string>;
  /** Latin words and compound names, without separators. */
  readonly latin: ReadonlySet<string>;
  readonly versions: ReadonlySet<string>;
}

/** Latin words that are always allowed in a Chinese text about technology. */
const ANY_TEXT = new Set(['ai', 'app']);

/** Prepares the source texts. */
export function groundsOf(texts: readonly string[], lexicon: Lexicon): Grounds {
  const folded = texts.map(foldProse);
  const named = folded.map((text) => namedIn(text, lexicon));
  return {
    folded,
    numbers: numberSupport(folded),
    entities: new Set(named.flatMap(({ entities }) => entities)),
    latin: new Set(named.flatMap(({ latin }) => [...latin])),
    versions: new Set(named.flatMap(({ versions }) => versions.map(versionName))),
  };
}

/** Folds a text so that a Chinese comma separates numbers: V3，6710 亿 is no 3,6710. */
function foldProse(text: string): string {
  return fold(text.replaceAll('，', '， '));
}

function namedIn(folded: string, lexicon: Lexicon) {
  const atoms = atomsOf(folded);
  // Terms (人工智能, 供应链) are ordinary words of this news.
  const mentions = lexicon.mentionsAmong(atoms).filter(({ entity }) => entity.kind !== 'term');
  const ends = new Map(mentions.map(({ end, entity }) => [end, entity.id]));
  return {
    atoms,
    mentions,
    entities: mentions.flatMap(({ entity, start, end }) => [
      entity.id,
      ...namesWithin(folded.slice(start, end), lexicon),
    ]),
    latin: latinKeys(atoms),
    versions: versionsOf(folded, atoms, ends),
  };
}

/** Returns the names at the start of a name: 小米SU7 also names 小米. */
function namesWithin(name: string, lexicon: Lexicon): string[] {
  return Array.from({ length: Math.max(0, name.length - 2) }, (_, index) => name.slice(0, index + 2)).flatMap(
    (beginning) => lexicon.named(beginning)?.id ?? [],
  );
}

/**
 * Returns the reason why a model's sentence is refused: a number or name that is missing in all sources, or no plain
 * sentence. Undefined if it is acceptable. Verbatim quotes of a source pass, except for links, markup and appeals.
 */
export function ungroundedReasonOf(
  sentence: string,
  grounds: Grounds,
  lexicon: Lexicon,
  language: WrittenLanguage,
): UngroundedReason | undefined {
  if (!isPlainSentence(sentence)) return 'not-plain';
  const folded = foldProse(sentence);
  if (!statedNumbers(folded).every((number) => isSupported(number, grounds.numbers))) return 'number';
  const { atoms, mentions, versions } = namedIn(folded, lexicon);
  const isMeant = ({ ordinary, start, end }: (typeof mentions)[number]) =>
    language === 'chinese' || !ordinary || hasCapital(sentence, folded.slice(start, end));
  if (mentions.some((mention) => isMeant(mention) && !grounds.entities.has(mention.entity.id))) return 'name';
  const isOfSource = ({ family }: (typeof versions)[number]) =>
    grounds.latin.has(family) || grounds.entities.has(family);
  if (versions.some((version) => isOfSource(version) && !grounds.versions.has(versionName(version))))
    return 'name';
  if (language === 'english')
    return unknownEnglishName(sentence, grounds.folded, grounds.latin, lexicon) === undefined
      ? undefined
      : 'name';
  const isKnown = (start: number) =>
    mentions.some((mention) => mention.start <= start && start < mention.end);
  const latin = latinWords(atoms).filter(({ start, key }) => !isKnown(start) && !ANY_TEXT.has(key));
  if (latin.some(({ key }) => !grounds.latin.has(key))) return 'name';
  return unknownChineseName(folded, grounds.folded, lexicon) === undefined ? undefined : 'name';
}

function hasCapital(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word);
  return at >= 0 && text.charAt(at) !== text.charAt(at).toLowerCase();
}

/** Returns whether a translated title lacks a Latin name or number of the title. */
export function lacksOfTitle(rendering: string, title: string): 'missing-name' | 'number' | undefined {
  const [wanted, given] = [foldProse(title), foldProse(rendering)];
  const latin = latinKeys(atomsOf(given));
  if (latinWords(atomsOf(wanted)).some(({ key }) => !latin.has(key))) return 'missing-name';
  const support = numberSupport([given]);
  const figures = statedNumbers(wanted).filter(({ written }) => /\d/.test(written));
  return figures.every((number) => isSupported(number, support)) ? undefined : 'number';
}
