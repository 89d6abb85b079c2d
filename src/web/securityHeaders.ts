import type { MiddlewareHandler } from 'hono';

/**
 * Adds security headers that a response does not set itself. The policy starts from nothing: no scripts, frames,
 * plugins or external requests unless `allowed` permits them (`{ 'script-src': "'self'" }`).
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
    // Set on the response's headers: `context.header` would copy each response and stream its body.
    const { headers: sent } = context.res;
    for (const [name, value] of headers) if (!sent.has(name)) sent.set(name, value);
  };
}
