import { simplify } from '../../text/fold.ts';
import type { Match } from './matching.ts';

/** Excerpt of a story with the searched words. */
export interface Excerpt {
  readonly text: string;
  /** Positions of the words in the text, end exclusive. */
  readonly marks: readonly { readonly from: number; readonly to: number }[];
}

/** Finds the first match in a normalized text. */
export type FindsWord = (text: string) => Pick<Match, 'start' | 'end'> | undefined;

/** Length of an excerpt in characters. */
const EXCERPT_CHARACTERS = 40;
/** Characters before the first word. */
const LEAD_CHARACTERS = 10;
/** Number of characters of a text that are searched. */
const READ_CHARACTERS = 1500;
const sentenceEnd = /[。！？!?\n]/;

/**
 * Returns the sentence of a story with most of the searched words, cut to about 40 characters around them; undefined if
 * there is none.
 */
export function excerptFor(
  paragraphs: readonly string[],
  matchers: readonly FindsWord[],
): Excerpt | undefined {
  const text = paragraphs.join('\n').slice(0, READ_CHARACTERS);
  const marks = marksIn(text, matchers);
  const sentences = new Map<number, { end: number; marks: Mark[] }>();
  for (const mark of marks) {
    const start = startOfSentence(text, mark.from);
    const known = sentences.get(start);
    if (known) known.marks.push(mark);
    else sentences.set(start, { end: endOfSentence(text, mark.to), marks: [mark] });
  }
  const [best] = [...sentences].sort(([, one], [, other]) => other.marks.length - one.marks.length);
  return best && cutAround(text, best[0], best[1].end, best[1].marks);
}

type Mark = Excerpt['marks'][number];

function cutAround(text: string, start: number, end: number, marks: readonly Mark[]): Excerpt {
  const first = marks[0]?.from ?? start;
  const isWhole = end - start <= EXCERPT_CHARACTERS;
  const from = isWhole ? start : leadStart(text, Math.max(start, first - LEAD_CHARACTERS), start, first);
  const last = isWhole
    ? end
    : wordStart(text, Math.min(end, from + EXCERPT_CHARACTERS), marks[0]?.to ?? from);
  const to = from + text.slice(from, last).trimEnd().length;
  const [before, after] = [from > start ? '…' : '', to < end ? '…' : ''];
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to) + after,
    marks: marks
      .filter((mark) => mark.from >= from && mark.to <= to)
      .map((mark) => ({ from: mark.from + shift, to: mark.to + shift })),
  };
}

/** A sentence that begins so little earlier is told from its beginning. */
const NEAR_CHARACTERS = 4;
const PAUSE = /[，、；：]/;

/** Returns the start of the words before a mark: after the first pause that is near enough, else at a word. */
function leadStart(text: string, place: number, least: number, mark: number): number {
  if (place - least <= NEAR_CHARACTERS) return least;
  const pause = text.slice(place - 1, mark).search(PAUSE);
  let start = pause < 0 ? wordStart(text, place, least) : place + pause;
  while (start < mark && /\s/.test(text.charAt(start))) start++;
  return start;
}

/** Characters within a word that is not cut: letters, digits, parts of an emoji. */
const IN_WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}.%+'’_-]/u;
const PART_OF_CHARACTER = /[\udc00-\udfff\u200d\ufe0f\p{M}]/u;
/** Longest word that is not cut; longer ones, such as URLs, are. */
const WORD_CHARACTERS = 16;

/**
 * Returns the start of the word around a position; the position itself if it is in no word, or the start is before
 * `least`.
 */
function wordStart(text: string, place: number, least: number): number {
  let start = place;
  while (start > least && place - start <= WORD_CHARACTERS && isInsideWord(text, start)) start--;
  if (start >= least && !isInsideWord(text, start)) return start;
  // Never splits a character.
  let whole = place;
  while (whole > least && isInsideCharacter(text, whole)) whole--;
  return whole;
}

function isInsideWord(text: string, at: number): boolean {
  if (isInsideCharacter(text, at)) return true;
  return at > 0 && at < text.length && IN_WORD.test(text.charAt(at - 1)) && IN_WORD.test(text.charAt(at));
}

function isInsideCharacter(text: string, at: number): boolean {
  return PART_OF_CHARACTER.test(text.charAt(at)) || text.charAt(at - 1) === '\u200d';
}

function startOfSentence(text: string, at: number): number {
  let start = at;
  while (start > 0 && !sentenceEnd.test(text[start - 1] ?? '')) start--;
  while (/\s/.test(text[start] ?? '')) start++;
  return start;
}

function endOfSentence(text: string, at: number): number {
  let end = at;
  while (end < text.length && !sentenceEnd.test(text[end] ?? '')) end++;
  return end < text.length && text[end] !== '\n' ? end + 1 : end;
}

/** Returns the first match of each term, without overlaps. */
function marksIn(text: string, matchers: readonly FindsWord[]): Mark[] {
  // Normalized one character for one, so that offsets are those of the text.
  const aligned = simplify(text.toLowerCase()).replace(/[-_·・‧&'’]/g, ' ');
  if (aligned.length !== text.length) return [];
  const found = matchers.flatMap((match) => match(aligned) ?? []);
  const marks: Mark[] = [];
  for (const { start, end } of found.sort((one, other) => one.start - other.start)) {
    if (start >= (marks.at(-1)?.to ?? 0)) marks.push({ from: start, to: end });
  }
  return marks;
}
