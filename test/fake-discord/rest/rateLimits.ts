/** How often a route may be called within a window, counted per major parameter (channel, guild, webhook). */
export interface BucketRule {
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
}

/** What the limits say of one request. */
export type Verdict =
  | { readonly kind: 'pass'; readonly headers: Record<string, string> }
  | {
      readonly kind: 'limited';
      readonly scope: 'user' | 'global';
      readonly retryAfterMs: number;
      readonly headers: Record<string, string>;
    }
  | { readonly kind: 'banned'; readonly retryAfterMs: number };

/** Settings of the limits; all have Discord's values when left out. */
export interface LimitOptions {
  /** Requests a second for the whole bot; 50. */
  readonly globalPerSecond?: number;
  /** Messages per 5 s in one channel; 5. */
  readonly messagesPerChannel?: number;
  /** Answers of 401, 403 and 429 (not shared) within 10 minutes that get the address banned; 10,000. */
  readonly invalidBeforeBan?: number;
  /** False switches every limit off. */
  readonly enforce?: boolean;
}

interface Window {
  startedAt: number;
  used: number;
}

const BAN_WINDOW_MS = 600_000;
const BAN_LASTS_MS = 3_600_000;

/** Counts requests as Discord does and says which ones must wait. */
export class RateLimits {
  /** 429 answers by scope, those of the fake's own limits alone. */
  readonly refused = { user: 0, global: 0 };
  /** Most requests outside the interaction endpoints that were let through, or asked for, in any one second. */
  globalPeak = 0;
  bannedUntil = 0;
  readonly #options: Required<LimitOptions>;
  readonly #windows = new Map<string, Window>();
  #global: number[] = [];
  #invalid: number[] = [];

  constructor(options: LimitOptions = {}) {
    this.#options = {
      globalPerSecond: 50,
      messagesPerChannel: 5,
      invalidBeforeBan: 10_000,
      enforce: true,
      ...options,
    };
  }

  /** Takes one request: `exempt` marks interaction endpoints, which stand outside the global limit. */
  take(rule: BucketRule, major: string, exempt: boolean, now: number): Verdict {
    if (now < this.bannedUntil) return { kind: 'banned', retryAfterMs: this.bannedUntil - now };
    const globalWaitMs = exempt ? 0 : this.#takeGlobal(now);
    if (globalWaitMs > 0) {
      this.refused.global += 1;
      return { kind: 'limited', scope: 'global', retryAfterMs: globalWaitMs, headers: {} };
    }
    return this.#takeBucket(rule, major, now);
  }

  /** Counts an answer towards the ban; call it for every 401, 403 and 429 that is not shared. */
  countInvalid(now: number): void {
    this.#invalid.push(now);
    const first = this.#invalid.findIndex((at) => now - at < BAN_WINDOW_MS);
    if (first > 0) this.#invalid = this.#invalid.slice(first);
    if (this.#options.enforce && this.#invalid.length >= this.#options.invalidBeforeBan) {
      this.bannedUntil = now + BAN_LASTS_MS;
    }
  }

  /** Invalid answers of the last 10 minutes. */
  get invalidCount(): number {
    return this.#invalid.length;
  }

  #takeGlobal(now: number): number {
    const limit = this.#options.globalPerSecond;
    const recent =
      this.#global.length > limit * 4 ? this.#global.filter((at) => now - at < 1000) : this.#global;
    this.#global = recent;
    const within = recent.filter((at) => now - at < 1000);
    this.globalPeak = Math.max(this.globalPeak, within.length + 1);
    const oldest = within.at(-limit);
    if (this.#options.enforce && oldest !== undefined) return Math.max(1, oldest + 1000 - now);
    recent.push(now);
    return 0;
  }

  #takeBucket(rule: BucketRule, major: string, now: number): Verdict {
    const limit = rule.name === 'message-create' ? this.#options.messagesPerChannel : rule.limit;
    const window = this.#window(`${rule.name} ${major}`, rule.windowMs, now);
    const resetMs = window.startedAt + rule.windowMs - now;
    const isOver = this.#options.enforce && window.used >= limit;
    if (!isOver) window.used += 1;
    const headers = {
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(Math.max(0, limit - window.used)),
      'X-RateLimit-Reset': ((now + resetMs) / 1000).toFixed(3),
      'X-RateLimit-Reset-After': (resetMs / 1000).toFixed(3),
      'X-RateLimit-Bucket': rule.name,
    };
    if (!isOver) return { kind: 'pass', headers };
    this.refused.user += 1;
    return { kind: 'limited', scope: 'user', retryAfterMs: resetMs, headers };
  }

  #window(key: string, windowMs: number, now: number): Window {
    const known = this.#windows.get(key);
    if (known && now - known.startedAt < windowMs && now >= known.startedAt) return known;
    const fresh = { startedAt: now, used: 0 };
    this.#windows.set(key, fresh);
    return fresh;
  }
}
