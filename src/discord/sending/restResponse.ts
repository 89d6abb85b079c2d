import { z } from 'zod';
import type { RequestReason } from '../../store/outbox/reason.ts';
import type { Budget } from './bucketLimits.ts';

/** Answer of Discord to a request, or the reason why there is none. */
export type RestResponse =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly text: string }
  /** The request never reached Discord. */
  | { readonly kind: 'unsent'; readonly reason: RequestReason }
  /** Sent, with an unknown outcome. */
  | { readonly kind: 'lost'; readonly reason: RequestReason };

/** Headers of an answer by lower-case name. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

const errorBody = z.object({
  code: z.number().optional(),
  message: z.string().optional(),
  errors: z.unknown().optional(),
});
const limitBody = z.object({
  retry_after: z.number().nonnegative().optional(),
  global: z.boolean().optional(),
  code: z.number().optional(),
});

/** Parses a body as JSON; undefined if invalid. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Returns Discord's error code, message and tree of errors; undefined if the body is not Discord's (a proxy's page, a
 * partial answer).
 */
export function readError(
  text: string,
): { readonly code: number; readonly message: string; readonly errors: unknown } | undefined {
  const parsed = errorBody.safeParse(parseJson(text));
  if (!parsed.success || (parsed.data.code === undefined && parsed.data.message === undefined))
    return undefined;
  const { code = 0, message = '', errors } = parsed.data;
  return { code, message, errors };
}

/** Whether a refusal is a page of a proxy before Discord, which limits an address and not a route. */
export function isPage(headers: Headers, text: string): boolean {
  const isOfDiscord = Object.keys(headers).some((name) => name.startsWith('x-ratelimit-'));
  return !isOfDiscord && text.trim() !== '' && parseJson(text) === undefined;
}

/** Content of a 429. */
export interface Limit {
  readonly scope: 'user' | 'global' | 'shared';
  /** Undefined if neither header nor body has a wait. */
  readonly waitMilliseconds: number | undefined;
}

/** Reads a 429, whose wait may be in the header (in whole seconds), in the body (exact), in both or missing. */
export function readLimit(headers: Headers, text: string): Limit {
  const body = limitBody.safeParse(parseJson(text)).data;
  const isGlobal = headers['x-ratelimit-global'] === 'true' || body?.global === true;
  const isShared = headers['x-ratelimit-scope'] === 'shared';
  const wait = waitSeconds(seconds(headers['retry-after']), body?.retry_after);
  return {
    scope: isGlobal ? 'global' : isShared ? 'shared' : 'user',
    waitMilliseconds: wait === undefined ? undefined : Math.ceil(wait * 1000),
  };
}

/**
 * Returns the wait in seconds: the header is normally the body's wait rounded up; a larger one has another meaning and
 * takes precedence.
 */
function waitSeconds(header: number | undefined, body: number | undefined): number | undefined {
  if (header === undefined || body === undefined) return header ?? body;
  return header - body >= 1 ? header : body;
}

/** Returns what an answer's headers leave to its route; undefined if they do not say it. */
export function readBudget(headers: Headers): Budget | undefined {
  const remaining = seconds(headers['x-ratelimit-remaining']);
  const resetAfter = seconds(headers['x-ratelimit-reset-after']);
  if (remaining === undefined || resetAfter === undefined) return undefined;
  return { remaining, resetMilliseconds: Math.ceil(resetAfter * 1000) };
}

/** Reads a header that is a number, in seconds or a count. */
function seconds(header: string | string[] | undefined): number | undefined {
  const value = typeof header === 'string' && header.trim() !== '' ? Number(header) : Number.NaN;
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
