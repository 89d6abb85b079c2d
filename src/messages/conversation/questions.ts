import type { Locale } from '../locale.ts';
import type { StoryLine } from '../news.ts';

/** A sentence of an answer, with the positions of its stories among the sources, from 0. */
export interface AnsweredSentence {
  readonly text: string;
  readonly sources: readonly number[];
}

/** Answer to a question. */
export type QuestionAnswer =
  /** `sources` are the stories cited by the sentences. */
  | {
      readonly kind: 'answered';
      readonly sentences: readonly AnsweredSentence[];
      readonly sources: readonly StoryLine[];
    }
  /** No story matches: the model was not asked. */
  | { readonly kind: 'nothing-found' }
  /** Nothing in the model's answer is supported by the stories. */
  | { readonly kind: 'unanswered'; readonly sources: readonly StoryLine[] }
  /** The language model is currently unavailable. */
  | { readonly kind: 'unavailable'; readonly sources: readonly StoryLine[] };

/** Answers questions from stored stories only. */
export interface Questions {
  answer(question: string, locale: Locale): Promise<QuestionAnswer>;
}
