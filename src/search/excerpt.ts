import { simplify } from '../text/fold.ts';
import { matcherOf, normalizeForMatching } from './matching.ts';
import type { Term } from './terms.ts';

/** Why a story fits: a piece of it with the words that were looked for. */
export interface Excerpt {
  readonly text: string;
  /** Where the words stand in the text, from the first character up to, not including, the last. */
  readonly marks: readonly { readonly from: number; readonly to: number }[];
}

/** Characters of an excerpt. */
const EXCERPT_CHARACTERS = 40;
/** Characters before the first word. */
const LEAD_CHARACTERS = 10;
const sentenceEnd = /(?<=[。！？!?\n])/;

/** The sentence of a story that holds most of the terms, cut to some 40 characters around them; none where none does. */
export function excerptFor(paragraphs: readonly string[], terms: readonly Term[]): Excerpt | undefined {
  const matchers = terms.map(matcherOf);
  let best: { sentence: string; found: number } | undefined;
  for (const sentence of paragraphs.flatMap((paragraph) => paragraph.split(sentenceEnd))) {
    const normal = normalizeForMatching(sentence);
    const found = matchers.filter((match) => match(normal)).length;
    if (found > (best?.found ?? 0)) best = { sentence: sentence.trim(), found };
  }
  return best && cutAround(best.sentence, terms);
}

function cutAround(sentence: string, terms: readonly Term[]): Excerpt {
  const all = marksIn(sentence, terms);
  const first = all[0]?.from ?? 0;
  const start = sentence.length <= EXCERPT_CHARACTERS ? 0 : Math.max(0, first - LEAD_CHARACTERS);
  const end = Math.min(sentence.length, start + EXCERPT_CHARACTERS);
  const [before, after] = [start > 0 ? '…' : '', end < sentence.length ? '…' : ''];
  const marks = all
    .filter(({ from, to }) => from >= start && to <= end)
    .map(({ from, to }) => ({ from: from - start + before.length, to: to - start + before.length }));
  return { text: before + sentence.slice(start, end) + after, marks };
}

/** The first place of each term, none inside another. */
function marksIn(sentence: string, terms: readonly Term[]): { from: number; to: number }[] {
  // As texts are normalised, but a character for each character, so that offsets are those of the sentence.
  const aligned = simplify(sentence.toLowerCase()).replace(/[-_·・‧&'’]/g, ' ');
  if (aligned.length !== sentence.length) return [];
  const found = terms.flatMap((term) => matcherOf(term)(aligned) ?? []);
  const marks: { from: number; to: number }[] = [];
  for (const { start, end } of found.sort((one, other) => one.start - other.start)) {
    if (start >= (marks.at(-1)?.to ?? 0)) marks.push({ from: start, to: end });
  }
  return marks;
}
