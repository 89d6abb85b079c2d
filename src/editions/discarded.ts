/** Reason why a passage of the document is in no story. */
export type DiscardReason =
  | 'headline'
  | 'credit'
  | 'introduction'
  | 'glance'
  | 'key points'
  | 'placeholder'
  | 'advertisement'
  | 'archive mark'
  | 'untitled';

/** Passage of the document that is in no story, and the reason; shown to an operator who asks how a post was read. */
export interface Discarded {
  readonly text: string;
  readonly reason: DiscardReason;
}
