import { addDays, type CalendarDay, daysBetween } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import { textKey } from '../editions/identity.ts';
import { fold } from '../text/fold.ts';
import { type Atom, atomsOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { announcedBy, directionOf, stageOf, tellsAnswer, tellsUpdate } from './eventTypes.ts';
import { namedThingsIn, SUBJECT_WEIGHT } from './names.ts';
import { datesOf, numbersOf } from './numbers.ts';
import { openingPairsOf, pairsOf } from './pairs.ts';
import type { Version } from './versions.ts';

/** Version of the features; raise it with every change, so that stored ones are computed again. */
export const FEATURES_VERSION = 5;

/** Input of the features; editors' opinions are not part of an event. */
export interface TellableStory {
  readonly id: StoryId;
  readonly column: string;
  readonly day: CalendarDay;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** First position of a name; the subject is in the title, or in the opening if the title is vague. */
export type NamePosition = 'title' | 'opening' | 'body';

/** Features that are computed once and stored. */
export interface ReadFeatures {
  readonly id: StoryId;
  /** Column; unnamed columns count as one. A column reports an event once. */
  readonly column: string;
  readonly day: CalendarDay;
  /** Letters of the title, with digits as 0: equal for an item that a column repeats daily. */
  readonly titleKey: string;
  readonly names: ReadonlyMap<string, { readonly weight: number; readonly place: NamePosition }>;
  /** Versioned products in the title, and in title and opening. */
  readonly titleVersions: readonly Version[];
  readonly versions: readonly Version[];
  readonly numbers: ReadonlyMap<string, { readonly weight: number; readonly place: 'title' | 'body' }>;
  /**
   * Opening bigrams of the title's clauses that are no known names but recur in the text: names missing in the lexicon.
   */
  readonly openingBigrams: readonly number[];
  /** Hashed bigrams (pairs.ts) of the title, and of title and text. */
  readonly titlePairs: Uint16Array;
  readonly pairs: Uint16Array;
  /** Event types announced by the title, and the concepts. */
  readonly eventTypes: readonly string[];
  readonly concepts: readonly string[];
  /** Position of an answer (回应), and of a continuation (恢复). */
  readonly answer: 'title' | 'text' | null;
  readonly stage: 'plan' | 'done' | null;
  readonly update: 'title' | 'text' | null;
  readonly direction: 'up' | 'down' | null;
  /** Length of the text in UTF-16 units. */
  readonly length: number;
}

/** Features for comparison: the stored ones and those derived from them. */
export interface StoryFeatures extends ReadFeatures {
  /** Days since 1970-01-01. */
  readonly dayNumber: number;
  /** Possible subjects: names in the title or, without any (`titled` is false), in the opening. */
  readonly subjects: readonly string[];
  readonly titled: boolean;
  readonly weightOfNames: number;
}

/** Length of the opening, which reports the event; the rest is background shared with other events. */
const OPENING_CHARACTERS = 140;
/** Length of text that is read, which bounds the cost of a hostile story. */
const FACT_CHARACTERS = 900;
const TITLE_CHARACTERS = 200;

/** Computes the features of a story. */
export function featuresOf(story: TellableStory, lexicon: Lexicon): StoryFeatures {
  return comparable(readFeatures(story, lexicon));
}

const FIRST_DAY = '1970-01-01' as CalendarDay;

/** Days since 1970-01-01. */
export function dayNumberOf(day: CalendarDay): number {
  return daysBetween(FIRST_DAY, day);
}

/** Adds the derived features. */
export function comparable(read: ReadFeatures): StoryFeatures {
  const subjects: Record<NamePosition, string[]> = { title: [], opening: [], body: [] };
  let weightOfNames = 0;
  for (const [key, { weight, place }] of read.names) {
    weightOfNames += weight;
    if (weight >= SUBJECT_WEIGHT) subjects[place].push(key);
  }
  const titled = subjects.title.length > 0;
  return {
    ...read,
    dayNumber: dayNumberOf(read.day),
    subjects: titled ? subjects.title : subjects.opening,
    titled,
    weightOfNames,
  };
}

function readFeatures(story: TellableStory, lexicon: Lexicon): ReadFeatures {
  const title = read(story.title.slice(0, TITLE_CHARACTERS), lexicon);
  const facts = read(story.paragraphs.join('\n').slice(0, FACT_CHARACTERS), lexicon);
  const opening = read(openingOf(facts.folded), lexicon);
  const announced = announcedBy(title.folded);
  const placeOf = (tells: (text: string) => boolean) =>
    tells(title.folded) ? 'title' : tells(opening.folded) ? 'text' : null;
  return {
    id: story.id,
    column: story.column,
    day: story.day,
    titleKey: textKey(title.folded).replace(/\d+/g, '0'),
    names: placed([
      ['title', title.names],
      ['opening', opening.names],
      ['body', facts.names],
    ]),
    titleVersions: title.versions,
    versions: [...title.versions, ...opening.versions],
    numbers: placed([
      ['title', title.numbers],
      ['body', [...facts.numbers, ...datesOf(facts.folded).filter(({ key }) => !isAbout(story.day, key))]],
    ]),
    openingBigrams: openingPairsOf(title.folded, title.atoms, title.subjects).filter((pair) =>
      facts.pairs.includes(pair),
    ),
    titlePairs: Uint16Array.from(title.pairs),
    pairs: Uint16Array.from(new Set([...title.pairs, ...facts.pairs])).sort(),
    eventTypes: announced.types,
    concepts: announced.concepts,
    answer: placeOf(tellsAnswer),
    stage: stageOf(title.folded) ?? null,
    update: placeOf(tellsUpdate),
    direction: directionOf(title.folded) ?? null,
    length: story.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0),
  };
}

function read(text: string, lexicon: Lexicon) {
  const folded = fold(text);
  const atoms: readonly Atom[] = atomsOf(folded);
  const { names, versions, subjects } = namedThingsIn(folded, atoms, lexicon);
  return {
    folded,
    names,
    versions,
    numbers: numbersOf(folded, atoms),
    pairs: pairsOf(atoms, subjects),
    atoms,
    subjects,
  };
}

/** Whether a date is the story's own day or a neighbouring one, which every story names. */
function isAbout(day: CalendarDay, date: string): boolean {
  return [-2, -1, 0, 1].some((days) => {
    const [, month, dayOfMonth] = addDays(day, days).split('-');
    return `${Number(month)}-${Number(dayOfMonth)}` === date;
  });
}

/** Returns the opening in whole clauses, so that no name is split; a longer first clause is cut. */
function openingOf(facts: string): string {
  const start = facts.slice(0, OPENING_CHARACTERS);
  const end = Math.max(...['，', ',', '。', '；', ';'].map((mark) => start.lastIndexOf(mark)));
  return end > 0 ? start.slice(0, end) : start;
}

/** Keeps each thing at its first position. */
function placed<P extends string>(
  places: readonly (readonly [P, readonly { key: string; weight: number }[]])[],
): ReadonlyMap<string, { weight: number; place: P }> {
  const all = new Map<string, { weight: number; place: P }>();
  for (const [place, things] of places) {
    for (const { key, weight } of things) if (!all.has(key)) all.set(key, { weight, place });
  }
  return all;
}
