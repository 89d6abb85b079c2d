/**
 * Part of a phrase: maps start positions in a text (ascending, unique) to all positions where the part can end. Phrases
 * with long word lists are matched this way instead of by regular expressions, which take 0.1 s to compile and can
 * backtrack; here each position is visited once per part.
 */
export type Part = (text: string, from: readonly number[]) => readonly number[];

/** Matches one of some words. */
export function oneOf(words: Iterable<string>): Part {
  const byFirst = Map.groupBy(new Set(words), (word) => word.charCodeAt(0));
  return (text, from) => {
    const ends = new Set<number>();
    for (const at of from) {
      for (const word of byFirst.get(text.charCodeAt(at)) ?? [])
        if (text.startsWith(word, at)) ends.add(at + word.length);
    }
    return ascending(ends);
  };
}

/** Matches `least` to `most` characters that each match an expression. */
export function characters(allowed: RegExp, least: number, most = Number.MAX_SAFE_INTEGER): Part {
  return (text, from) => {
    const ends = new Set<number>();
    for (const at of from) {
      for (let count = 0; count <= most; count++) {
        if (count >= least) ends.add(at + count);
        if (at + count >= text.length || !allowed.test(text.charAt(at + count))) break;
      }
    }
    return ascending(ends);
  };
}

/** Matches parts in sequence. */
export function sequence(...parts: readonly Part[]): Part {
  return (text, from) => {
    let places = from;
    for (const part of parts) {
      if (places.length === 0) return places;
      places = part(text, places);
    }
    return places;
  };
}

/** Matches any of some parts. */
export function either(...parts: readonly Part[]): Part {
  return (text, from) => ascending(new Set(parts.flatMap((part) => part(text, from))));
}

/** Matches a part `least` to `most` times. */
export function repeated(part: Part, least: number, most: number): Part {
  return (text, from) => {
    const ends = new Set<number>(least === 0 ? from : []);
    let places = from;
    for (let times = 1; times <= most && places.length > 0; times++) {
      places = part(text, places);
      if (times >= least) for (const place of places) ends.add(place);
    }
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

function ascending(places: ReadonlySet<number>): number[] {
  return [...places].sort((a, b) => a - b);
}
