import type { z } from 'zod';
import { digestRequestSchema, digestSchema } from '../../api/digest.ts';
import { eventSchema } from '../../api/event.ts';
import type { Found, NewsForPrograms } from '../../api/news.ts';
import { searchAnswerSchema, searchRequestSchema } from '../../api/search.ts';
import { storyRequestSchema, storySchema } from '../../api/story.ts';
import { trendRequestSchema, trendSchema } from '../../api/trend.ts';

/** Result of a request: the data, or the reason why there is none. */
export type ApiResult = Found<unknown> | { readonly kind: 'invalid'; readonly message: string };

/** An endpoint of the API, from which routes and the OpenAPI description are generated. */
export interface Endpoint {
  /** Path in OpenAPI's notation: `/digests/{day}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  /** Parameters of path and query. */
  readonly request: z.ZodObject;
  readonly response: z.ZodType;
  /** Whether its answers depend on the path only and are cached until the news changes. */
  readonly isKept: boolean;
  /** Reads the parameters and answers; rejects only for internal errors. */
  answer(news: NewsForPrograms, parameters: Readonly<Record<string, string>>): Promise<ApiResult>;
}

/** Path prefix of all endpoints. */
export const API_PATH = '/api/v1';

/** All endpoints. */
export const ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    path: '/digests/{day}',
    operationId: 'getDigest',
    summary: 'A day’s digest; a day without news has none, never another day’s',
    request: digestRequestSchema,
    response: digestSchema,
    isKept: true,
    find: (news, { day }) => news.digest(day),
  }),
  endpoint({
    path: '/stories/{id}',
    operationId: 'getStory',
    summary: 'A story, its facts and the column’s opinion apart and labelled',
    request: storyRequestSchema,
    response: storySchema,
    isKept: true,
    find: (news, { id }) => news.story(id),
  }),
  endpoint({
    path: '/events/{id}',
    operationId: 'getEvent',
    summary: 'The event that a story tells: its reports, and what came before and after',
    request: storyRequestSchema,
    response: eventSchema,
    isKept: true,
    find: (news, { id }) => news.event(id),
  }),
  endpoint({
    path: '/search',
    operationId: 'searchStories',
    summary: 'Stories that answer a query',
    request: searchRequestSchema,
    response: searchAnswerSchema,
    isKept: false,
    find: (news, asked) => news.search(asked),
  }),
  endpoint({
    path: '/trends',
    operationId: 'getTrend',
    summary: 'How often words stood in titles and one-liners, by day or week',
    request: trendRequestSchema,
    response: trendSchema,
    isKept: false,
    find: (news, asked) => news.trend(asked),
  }),
];

/** Returns the names of an endpoint's path parameters. */
export function pathParameters({ path }: Pick<Endpoint, 'path'>): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

interface Definition<Q extends z.ZodObject, R extends z.ZodType> extends Omit<Endpoint, 'answer'> {
  readonly request: Q;
  readonly response: R;
  find(news: NewsForPrograms, asked: z.output<Q>): Promise<Found<z.output<R>>>;
}

function endpoint<Q extends z.ZodObject, R extends z.ZodType>({ find, ...rest }: Definition<Q, R>): Endpoint {
  return {
    ...rest,
    async answer(news, parameters) {
      const asked = rest.request.safeParse(parameters);
      if (asked.success) return find(news, asked.data);
      const wrong = asked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
      return { kind: 'invalid', message: wrong.join('; ') };
    },
  };
}
