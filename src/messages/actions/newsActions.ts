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

/** The story that something is done with. */
const ofStory = requiredField('story', STORY);

/** Of a picture: dark instead of light, in place of the picture that was pressed; and its language, else the asker's. */
const look = markFields(markField('theme', 'd', 'dark'), markField('again', 'a', true));
const inLanguage = optionalField('locale', oneOfWords(LOCALES));

/** What is done with the news: lists, digests, stories, pictures and trends. */
export const NEWS_ACTIONS = {
  ...LISTS,
  ...actionTable({
    'open-story': actionKind('s', ofStory, within),
    /** Another page (from 0) of an open story, in the reader's script or as it was written. */
    'story-page': actionKind('p', ofStory, countField('page'), flagField('original', 'o'), within),
    /** Shows a story to everyone in the channel. */
    'share-story': actionKind('P', ofStory),
    /** When which column told a story's event, and what came before and after it. */
    timeline: actionKind('T', ofStory),
    /** Why a story stands in the list from which it was opened. */
    'why-story': actionKind('W', ofStory, within),
    'draw-story': actionKind('G', ofStory, look, inLanguage),
    'draw-digest': actionKind('D', requiredField('day', DAY), ofSubscription, look, inLanguage),
    /** The nearest day before or after that has a digest. */
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
    /** How often words stood in the news of so many days; `again` where it takes the place of another span or picture. */
    trend: actionKind('j', textField('query'), countField('days'), look, inLanguage),
    'ask-report': actionKind('e', ofStory),
    report: actionKind('r', ofStory),
    help: actionKind('h'),
  }),
};
