import type { CalendarDay } from '../../calendar/day.ts';
import {
  countField,
  DAY,
  eitherField,
  type Field,
  ID,
  markField,
  markFields,
  optionalField,
  requiredField,
  SECONDS,
  textField,
} from './fields.ts';
import { type ActionsOf, actionKind, actionTable, fieldGroup, readAction, writeAction } from './kinds.ts';

/** Subscription whose choices a digest or recap follows. */
export const ofSubscription = optionalField('subscription', ID);

/** Whether the news is shown as written instead of in the reader's script. */
export const asWritten = markField('original', 'o', true);

/** Actions that show lists of stories, to which each story leads back. */
export const LISTS = actionTable({
  /** A day's digest, starting at an item (from 0). */
  digest: actionKind('d', requiredField('day', DAY), countField('from'), ofSubscription, asWritten),
  /** The recap of the week or month up to a day, or of the one that contains it. */
  recap: actionKind(
    'R',
    eitherField('period', ['week', 'w'], ['month', 'm']),
    requiredField('day', DAY),
    ofSubscription,
  ),
  /** A page (from 0) of a search; `anyDay`: dates in the query are no filters. */
  'search-page': actionKind(
    'q',
    countField('page'),
    textField('query'),
    optionalField('since', DAY),
    optionalField('section', ID),
    optionalField('column', ID),
    markFields(markField('order', 'n', 'newest'), markField('anyDay', 'a', true)),
  ),
  /** A page (from 0) of the news between two instants, without a digest that was opened in between. */
  'catch-up': actionKind(
    'C',
    requiredField('after', SECONDS),
    requiredField('until', SECONDS),
    countField('page'),
    openedDigest(),
  ),
});

/** Actions that show lists, by kind. */
export type ListActions = ActionsOf<typeof LISTS>;

/** The list from which a story was opened, as the action that shows it. */
export type StoryList = ListActions[keyof ListActions];

/** Field of the list from which a story was opened, its code first; takes all remaining texts. */
export const within: Field<{ readonly within?: StoryList }> = {
  width: Number.POSITIVE_INFINITY,
  write: ({ within: list }) =>
    list === undefined ? [] : writeAction<ListActions, StoryList['kind']>(LISTS, list.kind, list),
  read: (texts) => {
    // A story opens even if its list is damaged or of a later version.
    const list = readAction<StoryList>(LISTS, texts);
    return list ? { within: list } : {};
  },
};

/** Field of the digest that a member opened between two instants, and the time in seconds since the epoch. */
function openedDigest(): Field<{ readonly digest?: { readonly day: CalendarDay; readonly at: number } }> {
  const opened = fieldGroup(requiredField('day', DAY), requiredField('at', SECONDS));
  return {
    width: opened.width,
    write: ({ digest }) => (digest === undefined ? [] : opened.write(digest)),
    read: (texts) => {
      const digest = opened.read(texts);
      return digest ? { digest } : {};
    },
  };
}
