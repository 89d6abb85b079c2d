import { chanceOf } from './random.ts';

/** One way to go wrong. `done: true` does what was asked for first, and then answers as if it had failed. */
export type Behaviour =
  | {
      readonly kind: 'limited';
      readonly scope: 'user' | 'global' | 'shared';
      readonly retryAfterMs: number;
      /** Where the wait is told; `both` when left out. */
      readonly tell?: 'both' | 'body' | 'nowhere';
    }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: number;
      /** Discord's tree of what it does not take in the body. */
      readonly errors?: unknown;
      readonly done?: boolean;
    }
  /** Takes the request and never answers. */
  | { readonly kind: 'silence'; readonly done?: boolean }
  /** Answers, but late, in milliseconds of real time. */
  | { readonly kind: 'delay'; readonly realMs: number }
  /** Resets the TCP connection. */
  | { readonly kind: 'reset'; readonly done?: boolean }
  /** Closes the connection in good order without an answer. */
  | { readonly kind: 'close'; readonly done?: boolean }
  /** Answers 200 with something that is not JSON. */
  | { readonly kind: 'invalid-json'; readonly done?: boolean }
  /** Promises a length, sends half of the answer and closes. */
  | { readonly kind: 'half-answer'; readonly done?: boolean };

/** A share of the requests of a route that meets one of several behaviours. */
export interface Rule {
  /** `POST /channels/:channel/messages`, or `*` for every route. */
  readonly route: string;
  /** From 0 to 1. */
  readonly probability: number;
  readonly behaviours: readonly Behaviour[];
}

/** A stretch of the fake's clock in which every request meets one behaviour. */
export interface Outage {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly behaviour: Behaviour;
}

/** A whole plan of trouble; the seed alone decides who meets what, whatever the order of arrival. */
export interface Plan {
  readonly seed: number;
  readonly rules?: readonly Rule[];
  readonly outages?: readonly Outage[];
  /** After so many failures of one route in one channel, chance leaves it in peace there. No bound when left out. */
  readonly mostPerChannel?: number;
  /** Real milliseconds between gateway drops on average; none when left out. */
  readonly gatewayDropEveryMs?: number;
}

interface Scripted {
  readonly route: string;
  readonly behaviour: Behaviour;
  readonly matches: (path: string, body: unknown) => boolean;
}

/** Decides for each request whether it goes wrong, and how. */
export class Misbehaviour {
  #plan: Plan = { seed: 0 };
  readonly #scripted: Scripted[] = [];
  readonly #arrivals = new Map<string, number>();
  readonly #failures = new Map<string, number>();

  /** Follows a plan from now on; arrivals are counted anew. */
  follow(plan: Plan): void {
    this.#plan = plan;
    this.#arrivals.clear();
    this.#failures.clear();
  }

  /** The next request of a route that matches meets this behaviour, once; several wait in order. */
  nextFor(route: string, behaviour: Behaviour, matches: Scripted['matches'] = () => true): void {
    this.#scripted.push({ route, behaviour, matches });
  }

  /** What the request meets: the script first, then an outage, then chance. `place` is its channel or guild. */
  choose(
    request: { route: string; place: string; path: string; body: unknown },
    now: number,
  ): Behaviour | undefined {
    const { route, place, path, body } = request;
    return this.#fromScript(route, path, body) ?? this.#fromOutage(now) ?? this.#byChance(route, place);
  }

  #fromScript(route: string, path: string, body: unknown): Behaviour | undefined {
    const index = this.#scripted.findIndex(
      (entry) => covers(entry.route, route) && entry.matches(path, body),
    );
    return index < 0 ? undefined : this.#scripted.splice(index, 1)[0]?.behaviour;
  }

  #fromOutage(now: number): Behaviour | undefined {
    return this.#plan.outages?.find((outage) => now >= outage.fromMs && now < outage.untilMs)?.behaviour;
  }

  #byChance(route: string, place: string): Behaviour | undefined {
    const { seed, rules = [], mostPerChannel = Number.POSITIVE_INFINITY } = this.#plan;
    if (rules.length === 0) return undefined;
    const key = `${route} ${place}`;
    const arrival = (this.#arrivals.get(key) ?? 0) + 1;
    this.#arrivals.set(key, arrival);
    const failures = this.#failures.get(key) ?? 0;
    if (failures >= mostPerChannel) return undefined;
    for (const [index, rule] of rules.entries()) {
      if (!covers(rule.route, route) || chanceOf(seed, index, key, arrival) >= rule.probability) continue;
      this.#failures.set(key, failures + 1);
      const pick = chanceOf(seed, 'which', index, key, arrival);
      return rule.behaviours[Math.floor(pick * rule.behaviours.length)];
    }
    return undefined;
  }
}

/** Every kind of trouble that a chaos run mixes, after which a request may or may not have been carried out. */
export const ALL_TROUBLE: readonly Behaviour[] = [
  { kind: 'limited', scope: 'user', retryAfterMs: 300 },
  { kind: 'limited', scope: 'global', retryAfterMs: 300 },
  { kind: 'limited', scope: 'shared', retryAfterMs: 300 },
  { kind: 'limited', scope: 'user', retryAfterMs: 300, tell: 'body' },
  { kind: 'limited', scope: 'user', retryAfterMs: 300, tell: 'nowhere' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 502 },
  { kind: 'status', status: 500, done: true },
  { kind: 'silence' },
  { kind: 'silence', done: true },
  { kind: 'reset' },
  { kind: 'reset', done: true },
  { kind: 'close' },
  { kind: 'close', done: true },
  { kind: 'invalid-json', done: true },
  { kind: 'half-answer', done: true },
];

function covers(pattern: string, route: string): boolean {
  return pattern === '*' || pattern === route;
}
