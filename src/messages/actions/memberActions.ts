import { flagField, ID, oneOfWords, optionalField, requiredField, STORY, textField } from './fields.ts';
import { actionKind, actionTable } from './kinds.ts';

/** What one press changes of when a follower is told. */
export const FOLLOW_TELLINGS = ['daily', 'at-once', 'quiet', 'no-quiet'] as const;

/** One of those changes. */
export type FollowTelling = (typeof FOLLOW_TELLINGS)[number];

/** What members do for themselves: follow, and be forgotten. */
export const MEMBER_ACTIONS = actionTable({
  'ask-keyword': actionKind('k'),
  /** Without a keyword it is in the form that is sent off. */
  follow: actionKind('f', optionalField('keyword', ID)),
  unfollow: actionKind('u', textField('keyword')),
  'follow-telling': actionKind('E', requiredField('choice', oneOfWords(FOLLOW_TELLINGS))),
  /** Follows the event that a story tells. */
  'follow-event': actionKind('F', requiredField('story', STORY)),
  /** An event by the name under which it is followed. */
  'unfollow-event': actionKind('U', requiredField('event', STORY)),
  forget: actionKind('x', flagField('confirmed', 'y')),
});
