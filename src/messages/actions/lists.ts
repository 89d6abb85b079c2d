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

/** The subscription whose choices a digest or recap follows. */
export const ofSubscription = optionalField('subscription', ID);

/** The news as it was written, in place of its reader's script. */
export const asWritten = markField('original', 'o', true);

/** What shows a list of stories, to which each of them leads back. */
export const LISTS = actionTable({
  /** A day's digest from an item (from 0) on. */
  digest: actionKind('d', requiredField('day', DAY), countField('from'), ofSubscription, asWritten),
  /** The recap of the week or month up to a day, or that holds it. */
  recap: actionKind(
    'R',
    eitherField('period', ['week', 'w'], ['month', 'm']),
    requiredField('day', DAY),
    ofSubscription,
  ),
  /** A page (from 0) of a search; `anyDay`: dates that the query writes bound nothing. */
  'search-page': actionKind(
    'q',
    countField('page'),
    textField('query'),
    optionalField('since', DAY),
    optionalField('section', ID),
    optionalField('column', ID),
    markFields(markField('order', 'n', 'newest'), markField('anyDay', 'a', true)),
  ),
  /** A page (from 0) of what came between two instants, without the digest that was opened meanwhile. */
  'catch-up': actionKind(
    'C',
    requiredField('after', SECONDS),
    requiredField('until', SECONDS),
    countField('page'),
    openedDigest(),
  ),
});

/** The actions that show lists, by their kind. */
export type ListActions = ActionsOf<typeof LISTS>;

/** The list from which a story was opened: the action that shows it. */
export type StoryList = ListActions[keyof ListActions];

/** The list from which a story was opened, its code first; takes all texts that are left. */
export const within: Field<{ readonly within?: StoryList }> = {
  width: Number.POSITIVE_INFINITY,
  write: ({ within: list }) =>
    list === undefined ? [] : writeAction<ListActions, StoryList['kind']>(LISTS, list.kind, list),
  read: (texts) => {
    // A damaged list, or one of a later version, is no reason not to open the story.
    const list = readAction<StoryList>(LISTS, texts);
    return list ? { within: list } : {};
  },
};

/** The digest that a member opened between two instants, and when, in seconds since the epoch. */
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
