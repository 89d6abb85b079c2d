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

/** Raise it with every change of what is read from a story, so that stored features are made anew. */
export const FEATURES_VERSION = 5;

/** A story as far as telling events apart needs it; the editors' opinion is no part of what happened. */
export interface TellableStory {
  readonly id: StoryId;
  readonly column: string;
  readonly day: CalendarDay;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Where a story names a thing first; its subject stands in the title, or in the opening where the title is coy. */
export type NamePosition = 'title' | 'opening' | 'body';

/** What is read once from a story and kept. */
export interface ReadFeatures {
  readonly id: StoryId;
  /** Its column; all columns without a name are one. One column tells an event once. */
  readonly column: string;
  readonly day: CalendarDay;
  /** Letters of the title, digits as 0: equal for an item that a column repeats from day to day. */
  readonly titleKey: string;
  readonly names: ReadonlyMap<string, { readonly weight: number; readonly place: NamePosition }>;
  /** Versioned products of the title, and of title and opening together. */
  readonly titleVersions: readonly Version[];
  readonly versions: readonly Version[];
  readonly numbers: ReadonlyMap<string, { readonly weight: number; readonly place: 'title' | 'body' }>;
  /** Pairs with which the title's clauses open, no known names, and which the facts repeat: names that nobody listed. */
  readonly openingBigrams: readonly number[];
  /** Hashed character pairs (see pairs.ts) of the title, and of title and facts together. */
  readonly titlePairs: Uint16Array;
  readonly pairs: Uint16Array;
  /** The kinds of event that the title announces, and the concepts that say so. */
  readonly eventTypes: readonly string[];
  readonly concepts: readonly string[];
  /** Where an answer (回应) is told, and where that something known goes on (恢复). */
  readonly answer: 'title' | 'text' | null;
  readonly stage: 'plan' | 'done' | null;
  readonly update: 'title' | 'text' | null;
  readonly direction: 'up' | 'down' | null;
  /** Of the facts, in UTF-16 units. */
  readonly length: number;
}

/** What two stories are compared by: what was read, and what follows from it, worked out once. */
export interface StoryFeatures extends ReadFeatures {
  /** Days since 1970-01-01. */
  readonly dayNumber: number;
  /** What the story can be about: names of its title, or of its opening where the title has none (`titled` is false). */
  readonly subjects: readonly string[];
  readonly titled: boolean;
  readonly weightOfNames: number;
}

/** The opening says what happened; the rest adds background, which other happenings share. */
const OPENING_CHARACTERS = 140;
/** Nothing behind this point of a story is looked at, which bounds the cost of a hostile one. */
const FACT_CHARACTERS = 900;
const TITLE_CHARACTERS = 200;

/** The features of a story. */
export function featuresOf(story: TellableStory, lexicon: Lexicon): StoryFeatures {
  return comparable(readFeatures(story, lexicon));
}

const FIRST_DAY = '1970-01-01' as CalendarDay;

/** Days since 1970-01-01. */
export function dayNumberOf(day: CalendarDay): number {
  return daysBetween(FIRST_DAY, day);
}

/** Adds what follows from features. */
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

/** Every story of a day names that day and the ones beside it. */
function isAbout(day: CalendarDay, date: string): boolean {
  return [-2, -1, 0, 1].some((days) => {
    const [, month, dayOfMonth] = addDays(day, days).split('-');
    return `${Number(month)}-${Number(dayOfMonth)}` === date;
  });
}

/** Whole clauses, so that no name is cut in two; a first clause longer than an opening is cut as it is. */
function openingOf(facts: string): string {
  const start = facts.slice(0, OPENING_CHARACTERS);
  const end = Math.max(...['，', ',', '。', '；', ';'].map((mark) => start.lastIndexOf(mark)));
  return end > 0 ? start.slice(0, end) : start;
}

/** Each thing at the first of its places. */
function placed<P extends string>(
  places: readonly (readonly [P, readonly { key: string; weight: number }[]])[],
): ReadonlyMap<string, { weight: number; place: P }> {
  const all = new Map<string, { weight: number; place: P }>();
  for (const [place, things] of places) {
    for (const { key, weight } of things) if (!all.has(key)) all.set(key, { weight, place });
  }
  return all;
}
