import { flagField, ID, oneOfWords, optionalField, requiredField, STORY, textField } from './fields.ts';
import { actionKind, actionTable } from './kinds.ts';

/** Changes of a follower's notices by one press. */
export const FOLLOW_TELLINGS = ['daily', 'at-once', 'quiet', 'no-quiet'] as const;

/** One of these changes. */
export type FollowTelling = (typeof FOLLOW_TELLINGS)[number];

/** Actions of members for themselves: following, and deleting their data. */
export const MEMBER_ACTIONS = actionTable({
  'ask-keyword': actionKind('k'),
  /** Without a keyword it comes from the submitted form. */
  follow: actionKind('f', optionalField('keyword', ID)),
  unfollow: actionKind('u', textField('keyword')),
  'follow-telling': actionKind('E', requiredField('choice', oneOfWords(FOLLOW_TELLINGS))),
  /** Follows the event of a story. */
  'follow-event': actionKind('F', requiredField('story', STORY)),
  /** Followed event, by name. */
  'unfollow-event': actionKind('U', requiredField('event', STORY)),
  forget: actionKind('x', flagField('confirmed', 'y')),
});
