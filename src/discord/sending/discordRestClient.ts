import type { Timekeeper } from '../../calendar/time.ts';
import { type Failure, SEND_WITHIN_SECONDS, type SendOptions } from '../../outbox/transport.ts';
import type { RequestReason } from '../../store/outbox/reason.ts';
import { BucketLimits } from './bucketLimits.ts';
import { GlobalRateLimiter } from './globalRateLimiter.ts';
import { type ApiRequest, HttpClient, type HttpClientOptions } from './httpClient.ts';
import { InvalidRequestCounter } from './invalidRequests.ts';
import type { InvalidAnswers, RateLimiter, Turn } from './rateLimiter.ts';
import {
  isPage,
  parseJson,
  type RestResponse,
  readError,
  readLimit,
  restMilliseconds,
} from './restResponse.ts';
import { routeOf } from './route.ts';
import { RouteQueues } from './routeQueues.ts';

/** What a request came to; `errors` is Discord's tree of what it does not take in a body. */
export type RequestOutcome =
  | { readonly kind: 'ok'; readonly body: unknown }
  | Exclude<Failure, { kind: 'refused' }>
  | (Extract<Failure, { kind: 'refused' }> & { readonly errors?: unknown });

/** How the REST of the digests is set up. */
export interface DiscordRestOptions extends Omit<HttpClientOptions, 'timeoutMilliseconds'> {
  readonly time: Timekeeper;
  /** 15 s where it is left out. */
  readonly timeoutMilliseconds?: number;
  /** The pace of all requests; that of a process which is the only one where it is left out. */
  readonly pace?: RateLimiter;
  /** The count of what may get the bot banned; this process's own where it is left out. */
  readonly invalid?: InvalidAnswers;
  /** Told the status of every answer, for the operator's metrics. */
  readonly onAnswer?: (status: number) => void;
}

/** A route that has to wait longer than this gives its turn back, so that others go on. */
const LONGEST_WAIT_IN_LANE_MILLISECONDS = 1000;

const TIMEOUT_MILLISECONDS = 15_000;

/** A page that is not Discord's with 403 or 429 comes from what stands before it, which asks for patience. */
const FOREIGN_REFUSAL_MILLISECONDS = 60_000;

/** 429, though waiting does not help: edits of messages older than an hour. */
const EDITS_USED_UP = 30_046;

/** The route in which global 429s without a wait are counted. */
const GLOBAL = 'global';

const UNKNOWN_CHANNEL = 10_003;
const UNKNOWN_GUILD = 10_004;

/**
 * Discord's REST for digests, apart from the one that answers interactions: evenly paced, one request a route at a
 * time, every request made once. What failed is told, and tried again by the outbox, which knows what is in doubt.
 * `@discordjs/rest` cannot stand here: it repeats 5xx without a pause, repeats a 429 without `Retry-After` in a hot
 * loop, ignores the wait in the body, and creates a message twice that was created and then answered with 500.
 */
export class DiscordRestClient {
  readonly #time: Timekeeper;
  readonly #exchange: HttpClient;
  readonly #pace: RateLimiter;
  readonly #queues = new RouteQueues();
  readonly #bucketLimits = new BucketLimits();
  readonly #invalid: InvalidAnswers;
  readonly #onAnswer: (status: number) => void;

  constructor(options: DiscordRestOptions) {
    const { time, timeoutMilliseconds = TIMEOUT_MILLISECONDS, onAnswer = () => {}, ...others } = options;
    const { pace = new GlobalRateLimiter(time), invalid = new InvalidRequestCounter(), ...target } = others;
    this.#onAnswer = onAnswer;
    this.#time = time;
    this.#exchange = new HttpClient({ ...target, timeoutMilliseconds });
    this.#pace = pace;
    this.#invalid = invalid;
  }

  /** Makes one request when its turn comes; never rejects for what Discord or the network does. */
  request(request: ApiRequest, { beforeSend, signal }: SendOptions): Promise<RequestOutcome> {
    return this.#inTurn(request, signal, async () => ((await beforeSend()) ? request : undefined));
  }

  /** A POST whose body is made when its turn has come: undefined calls it off. */
  post(
    path: string,
    {
      beforeSend,
      signal,
    }: { readonly beforeSend: () => Promise<object | undefined>; readonly signal: AbortSignal },
  ): Promise<RequestOutcome> {
    const method = 'POST';
    return this.#inTurn({ method, path }, signal, async () => {
      const body = await beforeSend();
      return body && { method, path, body };
    });
  }

  /** Closes the connections; a request still under way comes to be in doubt. */
  close(): Promise<void> {
    return this.#exchange.close();
  }

  #inTurn(
    { method, path }: ApiRequest,
    signal: AbortSignal,
    depart: () => Promise<ApiRequest | undefined>,
  ): Promise<RequestOutcome> {
    const route = routeOf(method, path);
    return this.#queues.run(route, () => this.#inRoute(route, signal, depart));
  }

  async #inRoute(
    route: string,
    signal: AbortSignal,
    depart: () => Promise<ApiRequest | undefined>,
  ): Promise<RequestOutcome> {
    const wait = this.#bucketLimits.waitOf(route, this.#now());
    if (wait > LONGEST_WAIT_IN_LANE_MILLISECONDS)
      return { kind: 'limited', waitMilliseconds: wait, reason: { code: 'rate-limited', scope: 'queue' } };
    if (wait > 0) await this.#time.sleep(wait, signal);
    const slowMilliseconds = this.#invalid.spacingMilliseconds(this.#now());
    const turn = await this.#pace.turn(signal, { slowMilliseconds });
    if (!turn) return { kind: 'withdrawn' };
    // Before it is asked: what `beforeSend` notes counts from then on.
    const sendBy = this.#time.monotonic() + SEND_WITHIN_SECONDS * 1000;
    const request = await depart();
    if (!request) return { kind: 'withdrawn' };
    const ready = await this.#readyTurn(turn, signal);
    if (!ready) return { kind: 'unsent', reason: { code: 'queue-timeout' } };
    const answer = await this.#exchange.make(request, () => this.#time.monotonic() > sendBy);
    ready.ended();
    return this.#judge(route, answer);
  }

  /** The turn at its instant; another one where noting the attempt has taken longer. */
  async #readyTurn(turn: Turn, signal: AbortSignal): Promise<Turn | undefined> {
    let next: Turn | undefined = turn;
    while (next && !(await next.ready())) next = await this.#pace.turn(signal, { isNext: true });
    return next;
  }

  #judge(route: string, answer: RestResponse): RequestOutcome {
    if (answer.kind === 'unsent') return answer;
    if (answer.kind === 'lost') return { kind: 'doubtful', reason: answer.reason };
    const { status, headers, text } = answer;
    this.#onAnswer(status);
    if (status === 429) return this.#limited(route, answer);
    this.#bucketLimits.allow(route, restMilliseconds(headers), this.#now());
    this.#bucketLimits.allow(GLOBAL, 0, this.#now());
    if (status === 401 || status === 403) this.#invalid.count(this.#now());
    if (status >= 500) return { kind: 'doubtful', reason: { code: 'server-error', status } };
    if (status >= 200 && status < 300) {
      const body = status === 204 ? null : parseJson(text);
      return body === undefined
        ? { kind: 'doubtful', reason: { code: 'unreadable-answer' } }
        : { kind: 'ok', body };
    }
    return refusalOf(status, text);
  }

  #limited(route: string, { headers, text }: Extract<RestResponse, { kind: 'answer' }>): RequestOutcome {
    const error = readError(text);
    const limit = readLimit(headers, text);
    if (limit.scope !== 'shared') this.#invalid.count(this.#now());
    if (error?.code === EDITS_USED_UP) return { kind: 'refused', reason: refusedBy(429, error) };
    const isForeign = isPage(headers, text);
    const isGlobal = isForeign || limit.scope === 'global';
    const told = limit.waitMilliseconds ?? (isForeign ? FOREIGN_REFUSAL_MILLISECONDS : undefined);
    const waitMilliseconds = this.#bucketLimits.refuse(isGlobal ? GLOBAL : route, told, this.#now());
    if (isGlobal) this.#pace.pause(waitMilliseconds);
    const scope = isForeign ? 'proxy' : limit.scope;
    return { kind: 'limited', waitMilliseconds, reason: { code: 'rate-limited', scope } };
  }

  #now(): number {
    return this.#time.now().getTime();
  }
}

function refusalOf(status: number, text: string): RequestOutcome {
  const error = readError(text);
  if (status === 401) return { kind: 'unauthorized' };
  if (!error) {
    const reason = { code: 'refused-by-proxy', status } as const;
    return status === 403
      ? { kind: 'limited', waitMilliseconds: FOREIGN_REFUSAL_MILLISECONDS, reason }
      : { kind: 'refused', reason };
  }
  const reason = refusedBy(status, error);
  if (error.code === UNKNOWN_CHANNEL || error.code === UNKNOWN_GUILD) return { kind: 'gone', reason };
  return status === 403 ? { kind: 'forbidden', reason } : { kind: 'refused', reason, errors: error.errors };
}

function refusedBy(
  status: number,
  { code: error, message }: { readonly code: number; readonly message: string },
): RequestReason {
  return { code: 'refused', status, error, message };
}
