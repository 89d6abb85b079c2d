import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { StoryId } from '../../editions/edition.ts';

/** A field of an action as texts of a custom id, with its writer and parser. */
export interface Field<A extends object> {
  /** Number of texts; a field that takes all remaining ones comes last. */
  readonly width: number;
  readonly write: (action: A) => readonly string[];
  /** Undefined if a text is damaged and the action meaningless without it. */
  readonly read: (texts: readonly string[]) => A | undefined;
}

/** A value as one text; parsing returns undefined for invalid ones. */
export interface Value<T> {
  readonly write: (value: T) => string;
  readonly read: (text: string) => T | undefined;
}

const STORY_ID = /^[a-z0-9]{10}$/u;

/** A calendar day: 2024-12-27. */
export const DAY: Value<CalendarDay> = { write: (day) => day, read: parseDay };

/** Id of a story. */
export const STORY: Value<StoryId> = {
  write: (id) => id,
  read: (written) => (isStoryId(written) ? written : undefined),
};

function isStoryId(written: string): written is StoryId {
  return STORY_ID.test(written);
}

/** An id of the store or of Discord, or another non-empty text. */
export const ID: Value<string> = {
  write: (id) => id,
  read: (written) => (written === '' ? undefined : written),
};

/** Seconds since the epoch in base 36; seven digits reach the year 4453. */
export const SECONDS: Value<number> = {
  write: (instant) => instant.toString(36),
  read: (written) => (/^[0-9a-z]{1,7}$/u.test(written) ? Number.parseInt(written, 36) : undefined),
};

/** One of some words, unchanged. */
export function oneOfWords<T extends string>(words: readonly T[]): Value<T> {
  return { write: (word) => word, read: (written) => words.find((word) => word === written) };
}

/** A field without which there is no action. */
export function requiredField<N extends string, T>(name: N, value: Value<T>): Field<Readonly<Record<N, T>>> {
  return single(
    (action) => value.write(action[name]),
    (written) => {
      const read = value.read(written);
      return read === undefined ? undefined : property(name, read);
    },
  );
}

/** A field that is left out if its text is empty or damaged. */
export function optionalField<N extends string, T>(name: N, value: Value<T>): Field<Partially<N, T>> {
  return single(
    (action) => {
      const known = action[name];
      return known === undefined ? '' : value.write(known);
    },
    (written) => partially(name, value.read(written)),
  );
}

/** A text that may be empty. */
export function textField<N extends string>(name: N): Field<Readonly<Record<N, string>>> {
  return requiredField(name, { write: (value) => value, read: (value) => value });
}

/** A whole number from 0; 0 for an invalid text. */
export function countField<N extends string>(name: N): Field<Readonly<Record<N, number>>> {
  return requiredField(name, {
    write: String,
    read: (value) => {
      const number = Number(value);
      return Number.isSafeInteger(number) && number > 0 ? number : 0;
    },
  });
}

/** One of two values by letter; the first for any other text. */
export function eitherField<N extends string, const T extends string>(
  name: N,
  [usual, usualLetter]: readonly [T, string],
  [other, otherLetter]: readonly [T, string],
): Field<Readonly<Record<N, T>>> {
  return requiredField(name, {
    write: (value) => (value === other ? otherLetter : usualLetter),
    read: (value) => (value === otherLetter ? other : usual),
  });
}

/** True for a letter, else false. */
export function flagField<N extends string>(name: N, letter: string): Field<Readonly<Record<N, boolean>>> {
  return requiredField(name, {
    write: (value) => (value ? letter : ''),
    read: (value) => value === letter,
  });
}

/** A property with one value or none, by letter. */
export function markField<N extends string, const T>(
  name: N,
  letter: string,
  value: T,
): Field<Partially<N, T>> {
  return single(
    (action) => (action[name] === undefined ? '' : letter),
    (read) => partially(name, read === letter ? value : undefined),
  );
}

/** Two marks that share one text, with a letter each. */
export function markFields<A extends object, B extends object>(one: Field<A>, other: Field<B>): Field<A & B> {
  const readOf = <C extends object>({ read }: Field<C>, letters: string) =>
    [...letters].map((letter) => read([letter])).find((slice) => slice && Object.keys(slice).length > 0) ??
    read(['']);
  return single(
    (action) => [...one.write(action), ...other.write(action)].join(''),
    (letters) => {
      const [first, second] = [readOf(one, letters), readOf(other, letters)];
      return first && second && { ...first, ...second };
    },
  );
}

function single<A extends object>(
  write: (action: A) => string,
  read: (text: string) => A | undefined,
): Field<A> {
  return { width: 1, write: (action) => [write(action)], read: ([value = '']) => read(value) };
}

type Partially<N extends string, T> = Readonly<Partial<Record<N, T>>>;

// Overloaded because TypeScript does not infer the type of a computed key.
function property<N extends string, T>(name: N, value: T): Readonly<Record<N, T>>;
function property(name: string, value: unknown): object {
  return { [name]: value };
}

function partially<N extends string, T>(name: N, value: T | undefined): Partially<N, T>;
function partially(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value };
}
