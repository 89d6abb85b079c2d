import { LOCALES } from '../locale.ts';
import {
  countField,
  DAY,
  eitherField,
  flagField,
  markField,
  markFields,
  oneOfWords,
  optionalField,
  requiredField,
  STORY,
  textField,
} from './fields.ts';
import { actionKind, actionTable } from './kinds.ts';
import { asWritten, LISTS, ofSubscription, within } from './lists.ts';

/** The story of an action. */
const ofStory = requiredField('story', STORY);

/** Look of a picture: dark instead of light, replacing the pressed picture; and its language, else the asker's. */
const look = markFields(markField('theme', 'd', 'dark'), markField('again', 'a', true));
const inLanguage = optionalField('locale', oneOfWords(LOCALES));

/** Actions on news: lists, digests, stories, pictures and trends. */
export const NEWS_ACTIONS = {
  ...LISTS,
  ...actionTable({
    'open-story': actionKind('s', ofStory, within),
    /** Another page (from 0) of an open story, in the reader's script or as written. */
    'story-page': actionKind('p', ofStory, countField('page'), flagField('original', 'o'), within),
    /** Shows a story to everyone in the channel. */
    'share-story': actionKind('P', ofStory),
    /** Timeline of a story's event, with earlier and later chapters. */
    timeline: actionKind('T', ofStory),
    /** Reasons why a story is in the list from which it was opened. */
    'why-story': actionKind('W', ofStory, within),
    'draw-story': actionKind('G', ofStory, look, inLanguage),
    'draw-digest': actionKind('D', requiredField('day', DAY), ofSubscription, look, inLanguage),
    /** Nearest day before or after with a digest. */
    'digest-step': actionKind(
      'n',
      requiredField('day', DAY),
      eitherField('direction', ['before', 'b'], ['after', 'a']),
      ofSubscription,
      asWritten,
    ),
    'digest-links': actionKind('l', requiredField('day', DAY), ofSubscription),
    'digest-points': actionKind('g', requiredField('day', DAY), ofSubscription),
    'digest-repeats': actionKind('t', requiredField('day', DAY), ofSubscription),
    /** Trend of words over a number of days; `again` replaces another span or picture. */
    trend: actionKind('j', textField('query'), countField('days'), look, inLanguage),
    /** Picture of a trend to pass on. */
    'draw-trend': actionKind('J', textField('query'), countField('days'), look, inLanguage),
    'ask-report': actionKind('e', ofStory),
    report: actionKind('r', ofStory),
    help: actionKind('h'),
  }),
};
