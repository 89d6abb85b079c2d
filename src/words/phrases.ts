import { unitAt } from '../text/unitAt.ts';
/**
 * Part of a phrase: maps start positions in a text (ascending, unique) to all positions where the part can end. Phrases
 * with long word lists are matched this way instead of by regular expressions, which take 0.1 s to compile and can
 * backtrack; here each position is visited once per part.
 */
export type Part = (text: string, from: readonly number[]) => readonly number[];

/** No position; shared, because most parts match nowhere. */
const NOWHERE: readonly number[] = [];

/** Matches one of some words. */
export function oneOf(words: Iterable<string>): Part {
  const byFirst = Map.groupBy(new Set(words), (word) => unitAt(word, 0));
  // The shorter words first: from one position their ends are ascending then.
  for (const begun of byFirst.values()) begun.sort((a, b) => a.length - b.length);
  return (text, from) => {
    const ends: number[] = [];
    for (const at of from) {
      const begun = byFirst.get(unitAt(text, at));
      if (begun === undefined) continue;
      for (const word of begun) if (text.startsWith(word, at)) ends.push(at + word.length);
    }
    return ascending(ends);
  };
}

/** Matches `least` to `most` characters that each match an expression. */
export function characters(allowed: RegExp, least: number, most = Number.MAX_SAFE_INTEGER): Part {
  const isAllowed = rememberedTest(allowed);
  return (text, from) => {
    const ends: number[] = [];
    for (const at of from) {
      for (let count = 0; count <= most; count++) {
        if (count >= least) ends.push(at + count);
        if (at + count >= text.length || !isAllowed(unitAt(text, at + count))) break;
      }
    }
    return ascending(ends);
  };
}

const [UNKNOWN, ALLOWED, FORBIDDEN] = [0, 1, 2];

/** Returns the test of single code units with an expression, which is asked once for each of them. */
function rememberedTest(allowed: RegExp): (unit: number) => boolean {
  const known = new Uint8Array(0x10000);
  return (unit) => {
    if (known[unit] === UNKNOWN) known[unit] = allowed.test(String.fromCharCode(unit)) ? ALLOWED : FORBIDDEN;
    return known[unit] === ALLOWED;
  };
}

/** Matches parts in sequence. */
export function sequence(...parts: readonly Part[]): Part {
  return (text, from) => {
    let places = from;
    for (const part of parts) {
      if (places.length === 0) return NOWHERE;
      places = part(text, places);
    }
    return places;
  };
}

/** Matches any of some parts. */
export function either(...parts: readonly Part[]): Part {
  return (text, from) => {
    const ends: number[] = [];
    for (const part of parts) for (const end of part(text, from)) ends.push(end);
    return ascending(ends);
  };
}

/** Matches a part `least` to `most` times. */
export function repeated(part: Part, least: number, most: number): Part {
  return (text, from) => {
    let ends: number[] | undefined;
    let places = from;
    for (let times = 1; times <= most && places.length > 0; times++) {
      places = part(text, places);
      if (times >= least && places.length > 0) {
        ends ??= least === 0 ? [...from] : [];
        for (const place of places) ends.push(place);
      }
    }
    if (ends === undefined) return least === 0 ? from : NOWHERE;
    return ascending(ends);
  };
}

/** Matches a part or nothing. */
export function optional(part: Part): Part {
  return repeated(part, 0, 1);
}

/** Keeps the positions after which the text matches an expression (`^…`). */
export function before(rest: RegExp): Part {
  return (text, from) => from.filter((at) => rest.test(text.slice(at)));
}

/** Keeps the positions at which a part matches, without consuming it. */
export function followedBy(part: Part): Part {
  return (text, from) => from.filter((at) => part(text, [at]).length > 0);
}

/** Returns the furthest end of a phrase at the start of a text; undefined if it does not match. */
export function endOf(phrase: Part, text: string): number | undefined {
  return phrase(text, [0]).at(-1);
}

/** Returns positions sorted and without repetitions; nearly always they are already. */
function ascending(places: number[]): readonly number[] {
  let isAscending = true;
  for (let i = 1; i < places.length && isAscending; i++)
    isAscending = (places[i - 1] ?? 0) < (places[i] ?? 0);
  if (isAscending) return places;
  return [...new Set(places)].sort((a, b) => a - b);
}
