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

/** A call is a small JSON document; nobody sends us more. */
const BODY_BYTES_MOST = 64 * 1024;
/** News comes once a day: nobody needs to listen for changes, and each that does holds a connection. */
const SUBSCRIPTIONS_MOST = 1;
const REQUEST_LIMIT = { perSecond: 50, perAddress: 10, atOnce: 30 };

/**
 * The MCP server over HTTP, without sessions: every request is answered by itself. Pages of other origins are refused, as
 * the transport's specification asks.
 */
export function mcpHandler({ archive, maySearch, failed }: ApiParts) {
  const news = newsForPrograms({ ...archive, events: eventsOf(archive.store) });
  // The SDK hands its tools a request of its own making, from which the connection cannot be told.
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
