import type { StoryId } from '../../editions/edition.ts';
import type { Events } from '../../store/events/events.ts';
import type { FollowedEvent } from '../../store/members/followedEvents.ts';
import type { StoredStory } from '../../store/news/rows.ts';

/** Functions of events used to find chapters. */
type ChapterEvents = Pick<Events, 'alsoTelling' | 'tellsMore' | 'relatedTo'>;

/** A story that is a chapter of followed events. */
export interface Chapter {
  /** Event of the story: stories with the same one are one chapter. */
  readonly happening: StoryId;
  /** Followed events, by `eventKey`. */
  readonly of: ReadonlySet<string>;
}

/** Returns the key of a followed event: equal for members who follow the same event and know the same stories. */
export function eventKey({ id, stories }: FollowedEvent): string {
  return [id, ...stories].join(' ');
}

/**
 * Finds the stories that are chapters of followed events: those that add to the event itself, and later events of its
 * matter. Repetitions are no chapters.
 */
export class ChapterFinder {
  readonly #events: ChapterEvents;
  /** Stories known to the followers, by key. */
  readonly #known: ReadonlyMap<string, ReadonlySet<StoryId>>;
  /** Keys of the events of each story, or of another story of its event. */
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

  /** Finds the followed events again by their known stories, whatever events these belong to now. */
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

  /** Returns the followed events that a story is a chapter of; undefined for none. */
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
