import type { MiddlewareHandler } from 'hono';

/**
 * Accepts requests of this server's own page only. Other pages in the same browser can send requests here, and a name
 * that resolves to the loopback address (DNS rebinding) can even read responses: so the Host must be a loopback name,
 * an Origin must equal that host, and actions must be JSON, which no foreign form can send.
 */
export const sameOrigin: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('Host') ?? '';
  const origin = context.req.header('Origin');
  const site = context.req.header('Sec-Fetch-Site');
  if (!isLoopback(host)) return context.text('This page answers to loopback names alone.\n', 421);
  if (origin !== undefined && origin !== `http://${host}`) return refused(context.text.bind(context));
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return refused(context.text.bind(context));
  const isJson = (context.req.header('Content-Type') ?? '').startsWith('application/json');
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD' && !isJson)
    return context.text('Send JSON.\n', 415);
  await next();
  return undefined;
};

/** Whether a Host header is a loopback name: `127.0.0.1:8470`, `localhost:8470`, `[::1]:8470`. */
function isLoopback(host: string): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/u.test(host);
}

function refused(text: (body: string, status: 403) => Response): Response {
  return text('Requests from other pages are refused.\n', 403);
}
