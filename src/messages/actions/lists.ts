import type { CalendarDay } from '../../calendar/day.ts';
import {
  count,
  DAY,
  either,
  type Field,
  ID,
  mark,
  marks,
  optional,
  required,
  SECONDS,
  text,
} from './fields.ts';
import { type ActionsOf, kind, named, readAction, together, writeAction } from './kinds.ts';

/** The subscription whose choices a digest or recap follows. */
export const ofSubscription = optional('subscription', ID);

/** The news as it was written, in place of its reader's script. */
export const asWritten = mark('original', 'o', true);

/** What shows a list of stories, to which each of them leads back. */
export const LISTS = named({
  /** A day's digest from an item (from 0) on. */
  digest: kind('d', required('day', DAY), count('from'), ofSubscription, asWritten),
  /** The recap of the week or month up to a day, or that holds it. */
  recap: kind('R', either('period', ['week', 'w'], ['month', 'm']), required('day', DAY), ofSubscription),
  /** A page (from 0) of a search; `anyDay`: dates that the query writes bound nothing. */
  'search-page': kind(
    'q',
    count('page'),
    text('query'),
    optional('since', DAY),
    optional('section', ID),
    optional('column', ID),
    marks(mark('order', 'n', 'newest'), mark('anyDay', 'a', true)),
  ),
  /** A page (from 0) of what came between two instants, without the digest that was opened meanwhile. */
  'catch-up': kind(
    'C',
    required('after', SECONDS),
    required('until', SECONDS),
    count('page'),
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
  const opened = together(required('day', DAY), required('at', SECONDS));
  return {
    width: opened.width,
    write: ({ digest }) => (digest === undefined ? [] : opened.write(digest)),
    read: (texts) => {
      const digest = opened.read(texts);
      return digest ? { digest } : {};
    },
  };
}
