import { LOCALES } from '../locale.ts';
import { count, DAY, either, flag, mark, marks, oneOf, optional, required, STORY, text } from './fields.ts';
import { kind, named } from './kinds.ts';
import { asWritten, LISTS, ofSubscription, within } from './lists.ts';

/** The story that something is done with. */
const ofStory = required('story', STORY);

/** Of a picture: dark instead of light, in place of the picture that was pressed; and its language, else the asker's. */
const look = marks(mark('theme', 'd', 'dark'), mark('again', 'a', true));
const inLanguage = optional('locale', oneOf(LOCALES));

/** What is done with the news: lists, digests, stories, pictures and trends. */
export const NEWS_ACTIONS = {
  ...LISTS,
  ...named({
    'open-story': kind('s', ofStory, within),
    /** Another page (from 0) of an open story, in the reader's script or as it was written. */
    'story-page': kind('p', ofStory, count('page'), flag('original', 'o'), within),
    /** Shows a story to everyone in the channel. */
    'share-story': kind('P', ofStory),
    /** When which column told a story's event, and what came before and after it. */
    timeline: kind('T', ofStory),
    /** Why a story stands in the list from which it was opened. */
    'why-story': kind('W', ofStory, within),
    'draw-story': kind('G', ofStory, look, inLanguage),
    'draw-digest': kind('D', required('day', DAY), ofSubscription, look, inLanguage),
    /** The nearest day before or after that has a digest. */
    'digest-step': kind(
      'n',
      required('day', DAY),
      either('direction', ['before', 'b'], ['after', 'a']),
      ofSubscription,
      asWritten,
    ),
    'digest-links': kind('l', required('day', DAY), ofSubscription),
    'digest-points': kind('g', required('day', DAY), ofSubscription),
    'digest-repeats': kind('t', required('day', DAY), ofSubscription),
    /** How often words stood in the news of so many days; `again` where it takes the place of another span. */
    trend: kind('j', text('query'), count('days'), mark('again', 'a', true)),
    'ask-report': kind('e', ofStory),
    report: kind('r', ofStory),
    help: kind('h'),
  }),
};
