/**
 * A part of a phrase: from each of some places in a text, ascending and each once, all places at which the part may end.
 * Phrases of long word lists are matched so, not by regular expressions: those take a tenth of a second to compile, and
 * nested repetitions in them backtrack, while here each place is looked at once a part.
 */
export type Part = (text: string, from: readonly number[]) => readonly number[];

/** One of some words. */
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

/** So many characters that an expression for one of them matches. */
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

/** Parts one after the other. */
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

/** Any of some parts. */
export function either(...parts: readonly Part[]): Part {
  return (text, from) => ascending(new Set(parts.flatMap((part) => part(text, from))));
}

/** A part so many times. */
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

/** A part or nothing. */
export function optional(part: Part): Part {
  return repeated(part, 0, 1);
}

/** The places of those given behind which the text goes on as an expression says (`^…`). */
export function before(rest: RegExp): Part {
  return (text, from) => from.filter((at) => rest.test(text.slice(at)));
}

/** The places of those given from which a part goes on; nothing is taken. */
export function followedBy(part: Part): Part {
  return (text, from) => from.filter((at) => part(text, [at]).length > 0);
}

/** Where a phrase ends that a text begins with, at the furthest; undefined where it does not begin so. */
export function endOf(phrase: Part, text: string): number | undefined {
  return phrase(text, [0]).at(-1);
}

function ascending(places: ReadonlySet<number>): number[] {
  return [...places].sort((a, b) => a - b);
}
