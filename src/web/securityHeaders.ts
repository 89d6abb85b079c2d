import type { MiddlewareHandler } from 'hono';

/**
 * The headers that every answer carries, where it does not set them itself. The policy starts from nothing: no scripts, frames, plugins or requests to
 * anybody else unless `allowed` says so (`{ 'script-src': "'self'" }`).
 */
export function securityHeaders(allowed: Readonly<Record<string, string>>): MiddlewareHandler {
  const directives: Record<string, string> = {
    'default-src': "'none'",
    'style-src': "'self'",
    'img-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    ...allowed,
  };
  const policy = Object.entries(directives).map(([name, value]) => `${name} ${value}`);
  const headers = Object.entries({
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
  });
  return async (context, next) => {
    await next();
    // On the answer's own headers: `context.header` would copy the whole answer, its body into a stream, for each.
    const { headers: sent } = context.res;
    for (const [name, value] of headers) if (!sent.has(name)) sent.set(name, value);
  };
}
