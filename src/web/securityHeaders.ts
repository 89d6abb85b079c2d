import type { MiddlewareHandler } from 'hono';

/**
 * The headers that every answer carries. The policy starts from nothing: no scripts, frames, plugins or requests to
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
  return async (context, next) => {
    await next();
    context.header('Content-Security-Policy', policy.join('; '));
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
  };
}
