import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { limitSearches, newsForPrograms } from '../../api/news.ts';
import type { ProblemJson } from '../../api/problem.ts';
import { eventsOf } from '../../store/events/events.ts';
import { newsVersion } from '../../store/news/newsVersion.ts';
import { addressLimit } from '../addressLimit.ts';
import type { Archive } from '../archive/archive.ts';
import { keepPages } from '../archive/keptPages.ts';
import { clientAddress } from '../clientAddress.ts';
import { answer, type Content, contentOf } from '../content.ts';
import { API_PATH, type ApiResult, ENDPOINTS } from './endpoints.ts';
import { openApiDocument } from './openApi.ts';

/** Dependencies of the API. */
export interface ApiParts {
  readonly archive: Archive;
  /** Whether an address may search now; shared with the archive's search. */
  readonly maySearch: (address: string) => boolean;
  /** Logs an internal error and returns its id. */
  readonly failed: (error: unknown) => string;
  /** Logs a refused request and the reason, and returns its id. */
  readonly refused: (message: string) => string;
}

type ProblemCode = ProblemJson['error']['code'];

const STATUSES: Readonly<Record<ProblemCode, number>> = {
  'invalid-request': 400,
  'not-found': 404,
  removed: 410,
  'too-many-requests': 429,
  internal: 500,
};

const REQUEST_LIMIT = { perSecond: 100, perAddress: 10, atOnce: 30 };
const RETRY_AFTER_SECONDS = 5;
const FRESH_SECONDS = 60;
const KEPT_BYTES_MOST = 4 * 1024 * 1024;

/** Creates the routes of the JSON API: read-only, for any origin, with ETags. Its description is at /openapi.json. */
export function apiRoutes(parts: ApiParts): Hono {
  const { archive } = parts;
  const app = new Hono().basePath(API_PATH);
  const problems = problemsOf(parts);
  const news = newsForPrograms({ ...archive, events: eventsOf(archive.store) });
  const kept = keepPages(() => newsVersion(archive.store), KEPT_BYTES_MOST);
  const mayAsk = addressLimit(REQUEST_LIMIT, archive.clock);
  app.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'HEAD'],
      allowHeaders: ['If-None-Match'],
      exposeHeaders: ['ETag', 'Retry-After'],
    }),
  );
  app.use(async (context, next) => {
    await next();
    context.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  });
  app.use(async (context, next) => {
    if (mayAsk(clientAddress(context))) return next();
    return answer(context, problems.content('too-many-requests', 'Too many requests from this address.'));
  });
  const description = contentOf(JSON.stringify(openApiDocument(archive.baseUrl)), okHeaders());
  app.get('/openapi.json', (context) => answer(context, description));
  for (const endpoint of ENDPOINTS) {
    app.get(endpoint.path.replace(/\{(\w+)\}/g, ':$1'), async (context) => {
      const address = clientAddress(context);
      const within = limitSearches(news, () => parts.maySearch(address));
      const make = async () => problems.contentOf(await endpoint.answer(within, parametersOf(context)));
      return answer(context, await (endpoint.isKept ? kept.get(context.req.path, make) : make()));
    });
  }
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], '*', (context) => {
    const { body, headers } = problems.content('invalid-request', 'The API is read with GET.');
    return answer(context, { status: 405, body, headers: { ...headers, Allow: 'GET, HEAD, OPTIONS' } });
  });
  app.notFound((context) =>
    answer(
      context,
      problems.content('not-found', `There is no such endpoint: see ${API_PATH}/openapi.json.`),
    ),
  );
  app.onError((error, context) =>
    answer(
      context,
      problems.written('internal', 'This failed here; the id is in the log.', parts.failed(error)),
    ),
  );
  return app;
}

function parametersOf({ req }: Context): Record<string, string> {
  return { ...req.query(), ...req.param() };
}

function problemsOf({ refused }: Pick<ApiParts, 'refused'>) {
  const written = (code: ProblemCode, message: string, id: string, url?: string): Content => {
    const problem: ProblemJson = { error: { code, message, id, ...(url !== undefined && { url }) } };
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(code === 'too-many-requests' && { 'Retry-After': String(RETRY_AFTER_SECONDS) }),
    };
    return contentOf(JSON.stringify(problem), headers, STATUSES[code]);
  };
  const content = (code: ProblemCode, message: string, url?: string) =>
    written(code, message, refused(message), url);
  return {
    written,
    content,
    contentOf(outcome: ApiResult): Content {
      switch (outcome.kind) {
        case 'found':
          return contentOf(JSON.stringify(outcome.value), okHeaders());
        case 'invalid':
          return content('invalid-request', outcome.message);
        case 'missing':
          return content('not-found', outcome.message);
        case 'busy':
          return content('too-many-requests', outcome.message);
        case 'removed':
          return content('removed', outcome.message, outcome.url);
      }
    },
  };
}

function okHeaders(): Record<string, string> {
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': `public, max-age=${FRESH_SECONDS}`,
    'X-Robots-Tag': 'noindex',
  };
}
