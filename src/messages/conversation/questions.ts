import type { Locale } from '../locale.ts';
import type { StoryLine } from '../news.ts';

/** A sentence of an answer, with the stories that say so by their place among the sources, from 0. */
export interface AnsweredSentence {
  readonly text: string;
  readonly sources: readonly number[];
}

/** What a question is answered with. */
export type QuestionAnswer =
  /** `sources` are the stories that the sentences name. */
  | {
      readonly kind: 'answered';
      readonly sentences: readonly AnsweredSentence[];
      readonly sources: readonly StoryLine[];
    }
  /** No story holds what was asked for: nobody was asked to write anything. */
  | { readonly kind: 'nothing-found' }
  /** Nothing that was written stands in the stories found. */
  | { readonly kind: 'unanswered'; readonly sources: readonly StoryLine[] }
  /** The language model cannot be asked at present. */
  | { readonly kind: 'unavailable'; readonly sources: readonly StoryLine[] };

/** Answers questions from stored stories alone. */
export interface Questions {
  answer(question: string, locale: Locale): Promise<QuestionAnswer>;
}
