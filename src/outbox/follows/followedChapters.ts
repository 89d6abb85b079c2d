import type { StoryId } from '../../editions/edition.ts';
import type { Events } from '../../store/events/events.ts';
import type { FollowedEvent } from '../../store/members/followedEvents.ts';
import type { StoredStory } from '../../store/news/rows.ts';

/** What is asked of the store's events to find chapters. */
type ChapterEvents = Pick<Events, 'alsoTelling' | 'tellsMore' | 'relatedTo'>;

/** A story that tells a chapter of followed events. */
export interface Chapter {
  /** The event that the story tells: stories with the same one tell the same chapter. */
  readonly happening: StoryId;
  /** The followed events, by `eventKey`. */
  readonly of: ReadonlySet<string>;
}

/** What tells followed events apart: members who follow the same one, and know as much of it, have the same key. */
export function eventKey({ id, stories }: FollowedEvent): string {
  return [id, ...stories].join(' ');
}

/**
 * Finds which stories tell chapters of the events that members follow: what tells more of the event itself, and what
 * happens in its matter afterwards. Who tells again what is known tells no chapter.
 */
export class ChapterFinder {
  readonly #events: ChapterEvents;
  /** By key: the stories that its followers know. */
  readonly #known: ReadonlyMap<string, ReadonlySet<StoryId>>;
  /** By story: the keys of the events that it is known to tell, or that a fellow of it is. */
  readonly #keys: ReadonlyMap<StoryId, ReadonlySet<string>>;

  private constructor(
    events: ChapterEvents,
    known: ReadonlyMap<string, ReadonlySet<StoryId>>,
    keys: ReadonlyMap<StoryId, ReadonlySet<string>>,
  ) {
    this.#events = events;
    this.#known = known;
    this.#keys = keys;
  }

  /** Finds each followed event again by the stories that are known to tell it, whatever became of their events. */
  static async of(events: ChapterEvents, followed: Iterable<FollowedEvent>): Promise<ChapterFinder> {
    const known = new Map<string, ReadonlySet<StoryId>>();
    for (const event of followed) known.set(eventKey(event), new Set([event.id, ...event.stories]));
    const fellows = await events.alsoTelling([...new Set([...known.values()].flatMap((ids) => [...ids]))]);
    const keys = new Map<StoryId, Set<string>>();
    for (const [key, ids] of known) {
      for (const id of ids) {
        for (const story of [id, ...(fellows.get(id) ?? []).map((fellow) => fellow.id)]) {
          const some = keys.get(story) ?? new Set();
          keys.set(story, some.add(key));
        }
      }
    }
    return new ChapterFinder(events, known, keys);
  }

  /** Whether no event is followed. */
  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  /** Which followed events a story tells a chapter of; undefined for none. */
  async chapterIn({ id, day }: Pick<StoredStory, 'id' | 'day'>): Promise<Chapter | undefined> {
    const fellows = (await this.#events.alsoTelling([id])).get(id) ?? [];
    const related = await this.#events.relatedTo(id);
    const of = new Set<string>();
    const same = this.#touched([id, ...fellows.map((fellow) => fellow.id)]);
    for (const key of same) {
      const known = this.#known.get(key);
      if (!known || known.has(id)) continue;
      const earlier = fellows.filter((fellow) => known.has(fellow.id) || fellow.day < day);
      if (await this.#tellsMore(id, earlier)) of.add(key);
    }
    for (const key of this.#touched(related.map((chapter) => chapter.id))) {
      if (same.has(key)) continue;
      const linked = related.filter((chapter) => this.#keys.get(chapter.id)?.has(key));
      const isLater = linked.every((chapter) => chapter.day < day);
      const isOfTheDay = linked.every((chapter) => chapter.day <= day);
      if (isLater || (isOfTheDay && (await this.#tellsMore(id, linked)))) of.add(key);
    }
    const [happening = id] = [id, ...fellows.map((fellow) => fellow.id)].sort();
    return of.size === 0 ? undefined : { happening, of };
  }

  #touched(stories: readonly StoryId[]): ReadonlySet<string> {
    return new Set(stories.flatMap((story) => [...(this.#keys.get(story) ?? [])]));
  }

  #tellsMore(id: StoryId, earlier: readonly { readonly id: StoryId }[]): Promise<boolean> {
    return this.#events.tellsMore(
      id,
      earlier.map((story) => story.id),
    );
  }
}
