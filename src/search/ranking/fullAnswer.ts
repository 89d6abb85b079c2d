import type { Matcher } from './matching.ts';
import { FIRST_SENTENCE, FULL_QUALITY, type TermScore, type WeighedTerm } from './termScore.ts';

/** Number of terms from which a query retells a story, so that single characters need not match. */
const RETELLING_TERMS = 3;
/** Share of a question's other words that an answer must contain: questions are worded differently. */
const QUESTION_WORDS = 0.5;

/**
 * Whether a story holds all that was asked, in its title or glance or in one sentence of its text: all terms; of a question
 * every name and half of the other words; of a retelling all but single characters.
 */
export function isAnswer(
  { terms, isQuestion }: { readonly terms: readonly WeighedTerm[]; readonly isQuestion: boolean },
  parts: readonly (TermScore | undefined)[],
  matchers: readonly Matcher[],
  body: string,
): boolean {
  const isFound = (i: number) => (parts[i]?.quality ?? 0) >= FULL_QUALITY;
  const words = [...terms.keys()].filter((i) => terms[i]?.term.isSingleCharacter === false);
  const isLoose = isQuestion || terms.length >= RETELLING_TERMS;
  const required = isLoose && words.length > 0 ? words : [...terms.keys()];
  if (required.length === 0) return false;
  const names = required.filter((i) => terms[i]?.term.entity);
  const others = required.filter((i) => !terms[i]?.term.entity);
  const enough =
    isQuestion && required.length > 1
      ? names.every(isFound) &&
        others.filter(isFound).length >= others.length * QUESTION_WORDS &&
        required.filter(isFound).length > 1
      : required.every(isFound);
  if (!enough) return false;
  if (isPassingMention(terms, parts)) return false;
  const found = required.filter(isFound);
  if (found.some((i) => parts[i]?.inHead)) return true;
  return inOneSentence(
    body,
    found.flatMap((i) => matchers[i] ?? []),
  );
}

/**
 * A name, or another word of the concept asked for, that a text mentions once and late is not what the story is about; a
 * figure is what is asked for.
 */
function isPassingMention(terms: readonly WeighedTerm[], parts: readonly (TermScore | undefined)[]): boolean {
  const [only] = parts;
  const term = terms[0]?.term;
  if (!only || !term || terms.length > 1) return false;
  // QwQ-32B is a name although 32B is frequent.
  const isFigure = /^\p{N}/u.test(term.text) && term.alternatives.some(({ values }) => values.length > 0);
  const isNamed = term.entity !== undefined || (/[a-z]/.test(term.text) && !isFigure);
  const isOtherWord =
    only.match.alternative.source === 'concept' || only.match.alternative.source === 'narrower';
  return (
    (isNamed || isOtherWord) && !only.inHead && only.match.count === 1 && only.match.start >= FIRST_SENTENCE
  );
}

/** Paragraphs are stored as JSON, so a quotation mark ends one too. */
const sentenceEnd = /[。！？!?]|","/;

/** Whether one sentence contains all: words scattered in a text are unrelated. */
function inOneSentence(body: string, matchers: readonly Matcher[]): boolean {
  return body.split(sentenceEnd).some((sentence) => matchers.every((match) => match(sentence)));
}
