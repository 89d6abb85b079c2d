import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { keyOf } from './atoms.ts';
import { type ConceptLine, type ConceptProblem, parseConceptList } from './conceptList.ts';
import { taiwanWords } from './taiwanWords.ts';

/** What a word also stands for. */
export interface ConceptWords {
  /** Words that say the same. */
  readonly same: readonly string[];
  /** Words for things that it includes: who asks for 浏览器 is answered by Chrome, but not the other way round. */
  readonly narrower: readonly string[];
  /** What it makes: news about a product is near what somebody asks of its maker. */
  readonly related: readonly string[];
}

/** Words of a title that announce an event. */
export interface EventAnnouncement {
  /** The kind of event, as the list's section names it. */
  readonly type: string;
  /** The first of the words; absent for words that have only the kind in common. */
  readonly concept: string | undefined;
  /** Folded. */
  readonly words: readonly string[];
}

/** The words that people use for the concepts of technology news. */
export interface Concepts {
  /** How many concepts there are. */
  readonly size: number;
  readonly problems: readonly ConceptProblem[];
  /** Changes with the list. */
  readonly fingerprint: string;
  /** What a word (`keyOf`) stands for besides itself; undefined where it is in no concept. */
  wordsFor(key: string): ConceptWords | undefined;
  /** The listed name for which a short one (`keyOf`) stands where a version follows: pg 16, py3.13. */
  shortened(key: string): string | undefined;
  /** The short names (`keyOf`) of what a listed name (`keyOf`) names, as texts write them before a version. */
  shortNamesFor(key: string): readonly string[];
  /**
   * The words in which the news writes what people say in one character, or in that with a complement: 买, 卖给; none for
   * most.
   */
  writtenFor(verb: string): readonly string[];
  /** What announces events, each by words that say the same. */
  readonly announcements: readonly EventAnnouncement[];
}

const shippedList = new URL('../../data/concepts.txt', import.meta.url);

/** Reads a concept list, by default the one that ships; throws where the file cannot be read. */
export function loadConcepts(file: string | URL = shippedList): Concepts {
  return createConcepts(readFileSync(file, 'utf8'), taiwanWords());
}

let shipped: Concepts | undefined;

/** The list that ships, read once. */
export function shippedConcepts(): Concepts {
  shipped ??= loadConcepts();
  return shipped;
}

/** Characters behind a verb that leave it what it is: 卖给, 关掉. */
const complements: ReadonlySet<string> = new Set('给掉了走到上下住完光');

/** Concepts from the text of a list and pairs of regional words that say the same. */
export function createConcepts(
  list: string,
  regional: readonly (readonly [string, string])[] = [],
): Concepts {
  const { lines, problems } = parseConceptList(list);
  const ofKind = <K extends ConceptLine['kind']>(kind: K) =>
    lines.filter((line): line is Extract<ConceptLine, { kind: K }> => line.kind === kind);
  const versions = ofKind('version');
  const byShortName = new Map(versions.flatMap(({ name, short }) => short.map((one) => [keyOf(one), name])));
  const shortNames = new Map(versions.map(({ name, short }) => [keyOf(name), short.map(keyOf)]));
  const verbs = new Map(ofKind('verb').flatMap((line) => line.verbs.map((verb) => [verb, line.words])));
  const words = relatedWords(lines, regional);
  return {
    size: ofKind('concept').length,
    problems,
    fingerprint: createHash('sha256').update(list).digest('hex'),
    wordsFor: (key) => words.get(key),
    shortened: (key) => byShortName.get(key),
    shortNamesFor: (key) => shortNames.get(key) ?? [],
    writtenFor: (text) => {
      const [verb = '', complement, ...rest] = text;
      const isVerb = complement === undefined || (rest.length === 0 && complements.has(complement));
      return isVerb ? (verbs.get(verb) ?? []) : [];
    },
    announcements: lines.flatMap((line): EventAnnouncement[] => {
      if (line.kind === 'announcement') return [{ type: line.type, concept: undefined, words: line.words }];
      return line.kind === 'concept' && line.announces ? [{ ...line.announces, concept: line.same[0] }] : [];
    }),
  };
}

/** For each word (`keyOf`) what the lines and the regional pairs say that it stands for. */
function relatedWords(
  lines: readonly ConceptLine[],
  regional: readonly (readonly [string, string])[],
): ReadonlyMap<string, ConceptWords> {
  const known = new Map<string, Record<keyof ConceptWords, Set<string>>>();
  const wordsOf = (word: string) => {
    const key = keyOf(word);
    const words = known.get(key) ?? { same: new Set(), narrower: new Set(), related: new Set() };
    known.set(key, words);
    return words;
  };
  const add = (words: Set<string>, others: Iterable<string>) => {
    for (const other of others) words.add(other);
  };
  for (const line of lines) {
    if (line.kind === 'maker') for (const maker of line.makers) add(wordsOf(maker).related, line.products);
    if (line.kind !== 'concept') continue;
    const searched = line.same.filter(isWord);
    for (const word of searched) {
      const words = wordsOf(word);
      add(
        words.same,
        searched.filter((other) => other !== word),
      );
      add(words.narrower, line.narrower.filter(isWord));
    }
  }
  for (const [one, other] of regional) {
    if (keyOf(one) === keyOf(other)) continue;
    const further = known.get(keyOf(other));
    wordsOf(one).same.add(other);
    add(wordsOf(one).same, further?.same ?? []);
    add(wordsOf(one).narrower, further?.narrower ?? []);
  }
  return new Map(
    [...known].map(([key, { same, narrower, related }]) => [
      key,
      { same: [...same], narrower: [...narrower], related: [...related] },
    ]),
  );
}

/** So many texts hold a single character that it finds nothing. */
function isWord(word: string): boolean {
  return [...word].length > 1;
}
