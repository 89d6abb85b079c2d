import { flag, ID, oneOf, optional, required, STORY, text } from './fields.ts';
import { kind, named } from './kinds.ts';

/** What one press changes of when a follower is told. */
export const FOLLOW_TELLINGS = ['daily', 'at-once', 'quiet', 'no-quiet'] as const;

/** One of those changes. */
export type FollowTelling = (typeof FOLLOW_TELLINGS)[number];

/** What members do for themselves: follow, and be forgotten. */
export const MEMBER_ACTIONS = named({
  'ask-keyword': kind('k'),
  /** Without a keyword it is in the form that is sent off. */
  follow: kind('f', optional('keyword', ID)),
  unfollow: kind('u', text('keyword')),
  'follow-telling': kind('E', required('choice', oneOf(FOLLOW_TELLINGS))),
  /** Follows the event that a story tells. */
  'follow-event': kind('F', required('story', STORY)),
  /** An event by the name under which it is followed. */
  'unfollow-event': kind('U', required('event', STORY)),
  forget: kind('x', flag('confirmed', 'y')),
});
