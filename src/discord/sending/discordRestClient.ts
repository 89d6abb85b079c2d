import type { Timekeeper } from '../../calendar/time.ts';
import { type Failure, SEND_WITHIN_SECONDS, type SendOptions } from '../../outbox/transport.ts';
import type { RequestReason } from '../../store/outbox/reason.ts';
import { BucketLimits } from './bucketLimits.ts';
import { GlobalRateLimiter } from './globalRateLimiter.ts';
import { type ApiRequest, HttpClient, type HttpClientOptions } from './httpClient.ts';
import { InvalidRequestCounter } from './invalidRequests.ts';
import type { InvalidAnswers, RateLimiter, Turn } from './rateLimiter.ts';
import { isPage, parseJson, type RestResponse, readBudget, readError, readLimit } from './restResponse.ts';
import { routeOf } from './route.ts';
import { RouteQueues } from './routeQueues.ts';

/** Outcome of a request; `errors` is Discord's tree of refused fields. */
export type RequestOutcome =
  | { readonly kind: 'ok'; readonly body: unknown }
  | Exclude<Failure, { kind: 'refused' }>
  | (Extract<Failure, { kind: 'refused' }> & { readonly errors?: unknown });

/** Options of the deliveries' REST client. */
export interface DiscordRestOptions extends Omit<HttpClientOptions, 'timeoutMilliseconds'> {
  readonly time: Timekeeper;
  /** Default: 15 s. */
  readonly timeoutMilliseconds?: number;
  /** Rate limiter of all requests; that of a single process if missing. */
  readonly pace?: RateLimiter;
  /** Counter of answers that may get the bot banned; this process's own if missing. */
  readonly invalid?: InvalidAnswers;
  /** Called with the status of every answer, for metrics. */
  readonly onAnswer?: (status: number) => void;
}

/** Longest wait within a slot; a route with a longer one gives the slot to others. */
const LONGEST_WAIT_IN_LANE_MILLISECONDS = 1000;

const TIMEOUT_MILLISECONDS = 15_000;

/** Wait after a 403 or 429 that is not from Discord but from a proxy before it. */
const FOREIGN_REFUSAL_MILLISECONDS = 60_000;

/** Error code of a 429 that waiting does not solve: edits of messages older than an hour. */
const EDITS_USED_UP = 30_046;

/** Route for global 429s without a wait. */
const GLOBAL = 'global';

const UNKNOWN_CHANNEL = 10_003;
const UNKNOWN_GUILD = 10_004;

/**
 * Discord's REST client for deliveries, separate from the one for answers: evenly paced, one request per route at a
 * time, no retries. Failures are returned to the outbox, which knows what is in doubt. `@discordjs/rest` is unsuitable:
 * it repeats 5xx immediately, repeats a 429 without `Retry-After` in a hot loop, ignores the wait in the body, and
 * duplicates a message that was created and then answered with 500.
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

  /** Sends one request at its slot; never rejects for failures of Discord or the network. */
  request(request: ApiRequest, { beforeSend, signal }: SendOptions): Promise<RequestOutcome> {
    return this.#inTurn(request, signal, async () => ((await beforeSend()) ? request : undefined));
  }

  /** Sends a POST whose body is created at its slot; undefined cancels it. */
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

  /** Closes the connections; requests in progress become doubtful. */
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
    // Measured before the call: the attempt recorded by `beforeSend` counts from then on.
    const sendBy = this.#time.monotonic() + SEND_WITHIN_SECONDS * 1000;
    const request = await depart();
    if (!request) return { kind: 'withdrawn' };
    const ready = await this.#readyTurn(turn, signal);
    if (!ready) return { kind: 'unsent', reason: { code: 'queue-timeout' } };
    const answer = await this.#exchange.make(request, () => this.#time.monotonic() > sendBy);
    ready.ended();
    return this.#judge(route, answer);
  }

  /** Waits for the slot, or another one if recording the attempt took longer. */
  async #readyTurn(turn: Turn, signal: AbortSignal): Promise<Turn | undefined> {
    let next: Turn | undefined = turn;
    while (next && !(await next.ready())) next = await this.#pace.turn(signal, { isNext: true });
    return next;
  }

  #judge(route: string, answer: RestResponse): RequestOutcome {
    if (answer.kind === 'unsent') return answer;
    if (answer.kind === 'lost') {
      this.#bucketLimits.answered(route, undefined, this.#now());
      return { kind: 'doubtful', reason: answer.reason };
    }
    const { status, headers, text } = answer;
    this.#onAnswer(status);
    if (status === 429) return this.#limited(route, answer);
    this.#bucketLimits.answered(route, readBudget(headers), this.#now());
    this.#bucketLimits.answered(GLOBAL, undefined, this.#now());
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
