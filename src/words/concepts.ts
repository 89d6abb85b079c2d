import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { keyOf } from './atoms.ts';
import { type ConceptLine, type ConceptProblem, parseConceptList } from './conceptList.ts';
import { taiwanWords } from './taiwanWords.ts';

/** Related words of a word. */
export interface ConceptWords {
  /** Synonyms. */
  readonly same: readonly string[];
  /** Narrower words: a query for 浏览器 is answered by Chrome, but not the reverse. */
  readonly narrower: readonly string[];
  /** Its products: news about a product is near a query for its maker. */
  readonly related: readonly string[];
}

/** Words in titles that announce an event. */
export interface EventAnnouncement {
  /** Event type, named by the section. */
  readonly type: string;
  /** First of the words; absent for words that share only the type. */
  readonly concept: string | undefined;
  /** Folded. */
  readonly words: readonly string[];
}

/** Concepts of technology news and the words for them. */
export interface Concepts {
  /** Number of concepts. */
  readonly size: number;
  readonly problems: readonly ConceptProblem[];
  /** Hash that changes with the list. */
  readonly fingerprint: string;
  /** Returns the related words of a word (`keyOf`); undefined if it is in no concept. */
  wordsFor(key: string): ConceptWords | undefined;
  /** Returns the full name of a short one (`keyOf`) before a version: pg 16, py3.13. */
  shortened(key: string): string | undefined;
  /** Returns the short names (`keyOf`) of a full name (`keyOf`), as used before a version. */
  shortNamesFor(key: string): readonly string[];
  /**
   * The words in which the news writes what people say in one character, or in that with a complement: 买, 卖给; none for
   * most.
   */
  writtenFor(verb: string): readonly string[];
  /** Announcements of events, by synonyms. */
  readonly announcements: readonly EventAnnouncement[];
}

const shippedList = new URL('../../data/concepts.txt', import.meta.url);

/** Reads a concept list, by default the bundled one. Throws if the file cannot be read. */
export function loadConcepts(file: string | URL = shippedList): Concepts {
  return createConcepts(readFileSync(file, 'utf8'), taiwanWords());
}

let shipped: Concepts | undefined;

/** Returns the bundled list, read once. */
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

/** Whether a word has more than one character: a single one is too frequent to search for. */
function isWord(word: string): boolean {
  return [...word].length > 1;
}
