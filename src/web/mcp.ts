import { AsyncLocalStorage } from 'node:async_hooks';
import {
  createMcpHandler,
  localhostAllowedOrigins,
  originValidationResponse,
} from '@modelcontextprotocol/server';
import { limitSearches, newsForPrograms } from '../api/news.ts';
import { mcpServer } from '../mcp/server.ts';
import { eventsOf } from '../store/events/events.ts';
import { addressLimit } from './addressLimit.ts';
import type { ApiParts } from './api/routes.ts';

/** Maximum size of a call, which is a small JSON document. */
const BODY_BYTES_MOST = 64 * 1024;
/** Maximum number of subscriptions: news comes daily, and each listener holds a connection. */
const SUBSCRIPTIONS_MOST = 1;
const REQUEST_LIMIT = { perSecond: 50, perAddress: 10, atOnce: 30 };

/**
 * Creates the MCP server over HTTP without sessions. Requests of pages of other origins are refused, as the transport's
 * specification requires.
 */
export function mcpHandler({ archive, maySearch, failed }: ApiParts) {
  const news = newsForPrograms({ ...archive, events: eventsOf(archive.store) });
  // The SDK passes its tools a new request without the connection.
  const askedBy = new AsyncLocalStorage<string>();
  const within = limitSearches(news, () => maySearch(askedBy.getStore() ?? 'unknown'));
  const handler = createMcpHandler(() => mcpServer(within, failed), {
    maxRequestBodySize: BODY_BYTES_MOST,
    maxSubscriptions: SUBSCRIPTIONS_MOST,
  });
  const mayAsk = addressLimit(REQUEST_LIMIT, archive.clock);
  const origins = [new URL(archive.baseUrl).hostname, ...localhostAllowedOrigins()];
  return async (request: Request, address: string): Promise<Response> => {
    const refused = originValidationResponse(request, origins);
    if (refused) return refused;
    if (!mayAsk(address))
      return new Response('Too many requests.', { status: 429, headers: { 'Retry-After': '5' } });
    return askedBy.run(address, () => handler.fetch(request));
  };
}
