import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fold } from '../text/fold.ts';
import { keyOf } from './atoms.ts';

/** What a word also stands for. */
export interface ConceptWords {
  /** Words that say the same. */
  readonly same: readonly string[];
  /** Words for things that it includes: who asks for 浏览器 is answered by Chrome, but not the other way round. */
  readonly narrower: readonly string[];
  /** What it makes: news about a product is near what somebody asks of its maker. */
  readonly related: readonly string[];
}

/** A line of the list that cannot be used, and why. */
export interface ConceptProblem {
  readonly line: number;
  readonly message: string;
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

/** The sections whose words announce no event. */
const TOPICS = 'topics';
const NICKNAMES = 'nicknames';
const MAKERS = 'makers';
/** The section of names that are so short that they stand for a thing only before its version. */
const VERSIONS = 'versions';
/** The section of what people say in one character. */
const VERBS = 'verbs';
/** Characters behind a verb that leave it what it is: 卖给, 关掉. */
const complements: ReadonlySet<string> = new Set('给掉了走到上下住完光');
/** Begins a line of words that announce an event and are no search words. */
const ALSO = 'also:';

let shipped: Concepts | undefined;

/** The list that ships, read once. */
export function shippedConcepts(): Concepts {
  shipped ??= loadConcepts();
  return shipped;
}

/** Concepts from the text of a list (its format stands at its top) and pairs of regional words that say the same. */
export function createConcepts(
  list: string,
  regional: readonly (readonly [string, string])[] = [],
): Concepts {
  const known = new Map<string, Record<keyof ConceptWords, Set<string>>>();
  const announcements: EventAnnouncement[] = [];
  const problems: ConceptProblem[] = [];
  const byShortName = new Map<string, string>();
  const shortNames = new Map<string, string[]>();
  const verbs = new Map<string, readonly string[]>();
  let section = TOPICS;
  let size = 0;
  const wordsOf = (word: string) => {
    const key = keyOf(word);
    const words = known.get(key) ?? { same: new Set(), narrower: new Set(), related: new Set() };
    known.set(key, words);
    return words;
  };
  for (const [index, raw] of list.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const header = /^\[([a-z]+)\]$/.exec(line);
    if (header) {
      section = header[1] ?? TOPICS;
      continue;
    }
    if (line.startsWith(ALSO)) {
      const words = partsOf(line.slice(ALSO.length)).map(fold);
      announcements.push({ type: section, concept: undefined, words });
      continue;
    }
    const [names = '', included = ''] = line.split('>');
    const written = partsOf(names.replace('=', ','));
    const same = written.map((word) => word.replace(/~$/, ''));
    const narrower = partsOf(included);
    if (same.length === 0 || same.length + narrower.length < 2) {
      problems.push({ line: index + 1, message: `a concept needs two words: ${line}` });
      continue;
    }
    size += 1;
    if (section === VERBS) {
      for (const verb of same) verbs.set(verb, narrower);
      continue;
    }
    if (section === VERSIONS) {
      const [name = '', ...short] = same;
      for (const key of short.map(keyOf)) byShortName.set(key, name);
      shortNames.set(keyOf(name), short.map(keyOf));
      continue;
    }
    const searched = same.filter(isWord);
    for (const word of searched) {
      const words = wordsOf(word);
      for (const other of searched) if (other !== word) words.same.add(other);
      const included = section === MAKERS ? words.related : words.narrower;
      for (const other of narrower.filter(isWord)) included.add(other);
    }
    if (section !== TOPICS && section !== NICKNAMES && section !== MAKERS) {
      const words = [...written, ...narrower].filter((word) => !word.endsWith('~')).map(fold);
      announcements.push({ type: section, concept: same[0], words });
    }
  }
  for (const [one, other] of regional) {
    if (keyOf(one) === keyOf(other)) continue;
    wordsOf(one).same.add(other);
    for (const further of known.get(keyOf(other))?.same ?? []) wordsOf(one).same.add(further);
    for (const further of known.get(keyOf(other))?.narrower ?? []) wordsOf(one).narrower.add(further);
  }
  const lists = new Map(
    [...known].map(([key, { same, narrower, related }]) => [
      key,
      { same: [...same], narrower: [...narrower], related: [...related] },
    ]),
  );
  return {
    size,
    problems,
    fingerprint: createHash('sha256').update(list).digest('hex'),
    wordsFor: (key) => lists.get(key),
    shortened: (key) => byShortName.get(key),
    shortNamesFor: (key) => shortNames.get(key) ?? [],
    writtenFor: (text) => {
      const [verb = '', complement, ...rest] = text;
      const isVerb = complement === undefined || (rest.length === 0 && complements.has(complement));
      return isVerb ? (verbs.get(verb) ?? []) : [];
    },
    announcements,
  };
}

/** So many texts hold a single character that it finds nothing. */
function isWord(word: string): boolean {
  return [...word].length > 1;
}

function partsOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Taiwan's words with those of the mainland, as OpenCC's list TWPhrasesRev has them. */
function taiwanWords(): (readonly [string, string])[] {
  const list: typeof import('opencc-js/dict/TSCharacters') = createRequire(import.meta.url)(
    'opencc-js/dict/TWPhrasesRev',
  );
  return list.default.split('|').flatMap((pair) => {
    const [taiwan = '', ...mainland] = pair.split(' ');
    return mainland.map((word) => [taiwan, word] as const);
  });
}
