import type { StoredStory } from '../../store/news/rows.ts';
import type { StoryList } from '../actions/lists.ts';
import type { Locale } from '../locale.ts';
import type { Message } from '../message.ts';
import type { StoryPosition } from './storyList.ts';
import type { OtherColumn } from './storyPages.ts';

/** View of a story. */
export interface StoryView {
  readonly story: StoredStory;
  /** Number of other stories on its event's timeline. */
  readonly told: number;
  /** Translation of its title by the language model. */
  readonly rendering?: string;
  /** The list it was opened from, and its position. */
  readonly within?: StoryList;
  readonly place?: StoryPosition;
  /** Name that it is about, to be followed. */
  readonly name?: string;
  /** Whether its event can be followed: not for news of a server's own sources. */
  readonly mayFollow?: boolean;
  /** Whether there is a channel to share it in. */
  readonly mayShare?: boolean;
  /** Opinions of other columns on its event. */
  readonly otherColumns: readonly OtherColumn[];
  readonly locale: Locale;
  readonly visibility: Message['visibility'];
  /** Page from 0; a larger number shows the last. */
  readonly page: number;
  /** Whether the news is shown in another script than written, or could be. */
  readonly script?: 'converted' | 'original';
  readonly replaces?: boolean;
  /** Its page in the archive. */
  readonly webPage?: string;
}
