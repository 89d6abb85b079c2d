import { APIConnectionError, APIError } from 'openai';
import type { Proxies } from '../network/proxies.ts';
import { retryAfterSeconds } from '../sources/failure.ts';
import { errorCodeOf } from '../text/errorCode.ts';
import type { Completion, CompletionClient, Prompt } from './completion.ts';
import { connectOpenAi, type OpenAiAddress } from './openAiServer.ts';

/** Maximum size of an answer: some thousand tokens, more with reasoning. */
const ANSWER_BYTES_MOST = 2_000_000;
const CONNECTIONS = 4;
const RETRY_AFTER_SECONDS_MOST = 3600;
/** Statuses that only the operator can resolve. */
const OPERATORS_STATUSES: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 422]);
const REASON_CHARACTERS = 200;

/** Creates a client for servers with OpenAI's chat completions API. */
export function createClient(address: OpenAiAddress, proxies: Proxies, userAgent: string): CompletionClient {
  const { openai, requestWithin, close } = connectOpenAi(address, proxies, {
    userAgent,
    connections: CONNECTIONS,
    answerBytesMost: ANSWER_BYTES_MOST,
  });
  /** Newer models of OpenAI use another name for the limit, and say so in an error. */
  let limitName: 'max_tokens' | 'max_completion_tokens' = 'max_tokens';

  async function ask({
    instructions,
    material,
    tokensMost,
    timeoutMilliseconds,
  }: Prompt): Promise<Completion> {
    const answer = await openai.chat.completions.create(
      {
        model: address.model,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: material },
        ],
        [limitName]: tokensMost,
      },
      requestWithin(timeoutMilliseconds),
    );
    const text = answer.choices?.[0]?.message?.content;
    if (typeof text !== 'string') return { kind: 'failed', reason: 'the answer holds no text' };
    const { usage } = answer;
    return {
      kind: 'written',
      text,
      tokens: usage && {
        prompt: tokenCount(usage.prompt_tokens),
        completion: tokenCount(usage.completion_tokens),
      },
    };
  }

  return {
    async complete(prompt) {
      try {
        return await ask(prompt);
      } catch (error) {
        if (!wantsOtherLimit(error) || limitName === 'max_completion_tokens') return failureOf(error);
        limitName = 'max_completion_tokens';
      }
      return ask(prompt).catch(failureOf);
    },
    close,
  };
}

function tokenCount(given: unknown): number {
  return typeof given === 'number' && Number.isFinite(given) ? Math.max(0, Math.round(given)) : 0;
}

function wantsOtherLimit(error: unknown): boolean {
  return error instanceof APIError && error.status === 400 && error.param === 'max_tokens';
}

/** Reason why a request to a model failed. */
export type Failed = Exclude<Completion, { kind: 'written' }>;

/** Classifies an error of a request by who must act. */
export function failureOf(error: unknown): Failed {
  if (error instanceof APIConnectionError || !(error instanceof APIError) || error.status === undefined)
    return { kind: 'failed', reason: connectionReason(error) };
  const reason = `the server answered ${error.status}${error.code ? ` (${clipped(String(error.code))})` : ''}`;
  if (error.status === 429 || error.status === 402) {
    const asked = retryAfterSeconds(error.headers?.get('retry-after') ?? '', new Date()) ?? 0;
    return { kind: 'limited', reason, retryAfterSeconds: Math.min(asked, RETRY_AFTER_SECONDS_MOST) };
  }
  if (OPERATORS_STATUSES.has(error.status)) return { kind: 'refused', reason, status: error.status };
  return { kind: 'failed', reason };
}

function connectionReason(error: unknown): string {
  const code = errorCodeOf(error);
  const message = error instanceof Error ? clipped(error.message) : 'unknown';
  return code === undefined ? message : `no answer (${code})`;
}

function clipped(text: string): string {
  return text.slice(0, REASON_CHARACTERS);
}
