import type { StoredStory } from '../../store/news/rows.ts';
import type { StoryList } from '../actions/lists.ts';
import type { Locale } from '../locale.ts';
import type { Message } from '../message.ts';
import type { StoryPosition } from './storyList.ts';
import type { Voice } from './storyPages.ts';

/** A story with what is shown around it. */
export interface StoryView {
  readonly story: StoredStory;
  /** How many other stories stand on the timeline of its event. */
  readonly told: number;
  /** Its title in the reader's language, as a language model rendered it. */
  readonly rendering?: string;
  /** The list from which it was opened, and where it stands in it. */
  readonly within?: StoryList;
  readonly place?: StoryPosition;
  /** Whom or what it is about, to be followed. */
  readonly name?: string;
  /** Whether its event can be followed: it is no news of one server alone. */
  readonly mayFollow?: boolean;
  /** Whether there is a channel to show it in. */
  readonly mayShare?: boolean;
  /** The other columns that tell its event, with what they think of it. */
  readonly voices: readonly Voice[];
  readonly locale: Locale;
  readonly visibility: Message['visibility'];
  /** From 0; one too high shows the last. */
  readonly page: number;
  /** The news stands here in another script than it was written in, or could. */
  readonly script?: 'converted' | 'original';
  readonly replaces?: boolean;
  /** The story's page in the archive. */
  readonly webPage?: string;
}
