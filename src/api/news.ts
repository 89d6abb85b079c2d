import { parseDay } from '../calendar/day.ts';
import { isStoryId } from '../editions/storyId.ts';
import type { Services } from '../messages/conversation/services.ts';
import { outsideUrl } from '../messages/webPages.ts';
import { readTrendQuery } from '../search/trendQuery.ts';
import type { Events } from '../store/events/events.ts';
import { printableLine } from '../text/printable.ts';
import type { DigestJson } from './digest.ts';
import { digestToJson } from './digest.ts';
import type { EventJson } from './event.ts';
import { eventToJson } from './event.ts';
import type { ArchiveTerms } from './fields.ts';
import type { SearchAnswerJson, SearchRequest } from './search.ts';
import { answerToJson } from './search.ts';
import type { StoryJson } from './story.ts';
import { storyToJson } from './story.ts';
import type { TrendJson, TrendRequestJson } from './trend.ts';
import { trendToJson } from './trend.ts';

/** Services that answer programs: those of the commands. */
export interface NewsParts
  extends Pick<Services, 'stories' | 'editions' | 'search' | 'digests' | 'removedStory' | 'clock'>,
    ArchiveTerms {
  readonly events: Events;
}

/** The requested data, or the reason why it is missing. */
export type Found<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'missing'; readonly message: string }
  /** Taken down; the original may still be at `url`. */
  | { readonly kind: 'removed'; readonly message: string; readonly url: string | undefined }
  /** Too many requests at present; a retry may succeed. */
  | { readonly kind: 'busy'; readonly message: string };

/** News for programs, shared by HTTP and MCP. */
export interface NewsForPrograms {
  /** Returns the digest of a day (`YYYY-MM-DD`) or of the newest day with news (`latest`); never another day's. */
  digest(day: string): Promise<Found<DigestJson>>;
  story(id: string): Promise<Found<StoryJson>>;
  /** Returns the event of a story, by the id of any of its stories, with earlier and later chapters. */
  event(id: string): Promise<Found<EventJson>>;
  search(asked: SearchRequest): Promise<Found<SearchAnswerJson>>;
  trend(asked: TrendRequestJson): Promise<Found<TrendJson>>;
}

/** Creates the news for programs over a store's services. */
export function newsForPrograms(parts: NewsParts): NewsForPrograms {
  const { stories, editions, events, digests } = parts;
  const missing = async (id: string): Promise<Found<never>> => {
    const removed = isStoryId(id) ? await parts.removedStory(id) : undefined;
    if (!removed) return { kind: 'missing', message: `There is no story ${printableLine(id)}.` };
    return {
      kind: 'removed',
      message: `The story ${id} was removed from the archive.`,
      url: outsideUrl(removed.url),
    };
  };
  return {
    async digest(asked) {
      const day = asked === 'latest' ? await editions.newestDay() : parseDay(asked);
      const digest = day && (await digests.of(day));
      if (!digest) return { kind: 'missing', message: `There is no digest for ${printableLine(asked)}.` };
      const beside = {
        before: await editions.neighbourNewsDay(digest.day, 'before'),
        after: await editions.neighbourNewsDay(digest.day, 'after'),
      };
      return { kind: 'found', value: digestToJson(digest, beside, parts) };
    },
    async story(id) {
      const story = isStoryId(id) ? await stories.find(id) : undefined;
      const event = story && (await events.find(story.id));
      if (!story || !event) return missing(id);
      return { kind: 'found', value: storyToJson(story, event, parts) };
    },
    async event(id) {
      const event = isStoryId(id) ? await events.find(id) : undefined;
      if (!event) return missing(id);
      return { kind: 'found', value: eventToJson(event, await events.relatedTo(event.event), parts) };
    },
    async search({ q, limit, order, since, until, column }) {
      const [first, last] = [parseDay(since ?? ''), parseDay(until ?? '')];
      const answer = await parts.search.search(q, {
        limit,
        order,
        ...(first && { since: first }),
        ...(last && { until: last }),
        ...(column !== undefined && { column }),
      });
      return { kind: 'found', value: answerToJson(q, answer, parts) };
    },
    async trend({ q, last, since, until }) {
      const written = readTrendQuery(last === undefined ? q : `${q} last:${last}`, parts.clock);
      const [first, end] = [parseDay(since ?? ''), parseDay(until ?? '')];
      const asked = { ...written, ...(first && { since: first }), ...(end && { until: end }) };
      return { kind: 'found', value: trendToJson(await parts.search.trend(asked), parts) };
    },
  };
}

/** Limits searches; an event counts as one, because its chapters are found by searching months of news. */
export function limitSearches(news: NewsForPrograms, maySearch: () => boolean): NewsForPrograms {
  const busy = { kind: 'busy', message: 'Too many searches at present: wait some seconds.' } as const;
  return {
    ...news,
    search: async (asked) => (maySearch() ? news.search(asked) : busy),
    event: async (id) => (maySearch() ? news.event(id) : busy),
    trend: async (asked) => (maySearch() ? news.trend(asked) : busy),
  };
}
