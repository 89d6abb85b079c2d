import type { Logger } from 'pino';
import { BEIJING, type Clock, dayAt } from '../calendar/zone.ts';
import type { Database } from '../database/database.ts';
import { type DailyBudget, reserveUsage, settleUsage } from '../store/modelUsage.ts';
import { HEALTHY_MODEL, type ModelOutcome, mayAskModel, modelHealthAfter } from './breaker.ts';
import type { Completion, CompletionClient, Prompt, WritingTask } from './completion.ts';
import type { UngroundedReason } from './grounding/grounds.ts';

/** Metrics of a model. */
export interface ModelMetrics {
  requested(
    task: WritingTask,
    outcome: 'useful' | 'unreadable' | Completion['kind'] | 'budget' | 'paused',
  ): void;
  tokensUsed(prompt: number, completion: number): void;
  sentenceRefused(task: WritingTask, reason: UngroundedReason): void;
}

/** A model's parsed answer, or the reason why there is none. */
export type WrittenText<T> =
  | { readonly kind: 'written'; readonly value: T }
  /** The daily budget is used up, the model is paused, or it gave no usable answer. */
  | { readonly kind: 'nothing'; readonly because: 'budget' | 'paused' | 'failed' };

/** A model with a budget and a circuit breaker. */
export interface LanguageModel {
  /** Name of the model, part of the key of its texts. */
  readonly name: string;
  /** Sends one request; `read` returns undefined for an unusable answer. Rejects if the store fails. */
  write<T>(prompt: Prompt, read: (text: string) => T | undefined): Promise<WrittenText<T>>;
  /** Counts a dropped sentence. */
  refuse(task: WritingTask, reason: UngroundedReason): void;
  close(): Promise<void>;
}

/** Dependencies of a model. */
export interface ModelParts {
  readonly name: string;
  readonly client: CompletionClient;
  readonly database: Database;
  readonly budget: DailyBudget;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn' | 'debug'>;
  readonly metrics: ModelMetrics;
  /** Monotonic clock in milliseconds. */
  readonly monotonic?: () => number;
}

/** Estimate: a Chinese character is at most one token in common tokenizers, as are three bytes of other text. */
const BYTES_PER_TOKEN = 2;
/** Tokens of a conversation's frame. */
const FRAME_TOKENS = 50;

/** Adds a daily budget and a circuit breaker to a client. */
export function languageModel({
  name,
  client,
  database,
  budget,
  clock,
  log,
  metrics,
  monotonic = () => performance.now(),
}: ModelParts): LanguageModel {
  let health = HEALTHY_MODEL;
  const note = (outcome: ModelOutcome) => {
    health = modelHealthAfter(health, outcome, monotonic());
  };
  return {
    name,
    async write(prompt, read) {
      const { task } = prompt;
      if (!mayAskModel(health, monotonic())) {
        metrics.requested(task, 'paused');
        return { kind: 'nothing', because: 'paused' };
      }
      const day = dayAt(clock.now(), BEIJING);
      const reserved = tokensOf(prompt.instructions) + tokensOf(prompt.material) + prompt.tokensMost;
      if (!(await reserveUsage(database, day, reserved, budget))) {
        metrics.requested(task, 'budget');
        return { kind: 'nothing', because: 'budget' };
      }
      const completion = await client.complete(prompt);
      const used = usedBy(completion, prompt);
      metrics.tokensUsed(used.prompt, used.completion);
      await settleUsage(database, day, used.prompt + used.completion - reserved);
      if (completion.kind !== 'written') {
        metrics.requested(task, completion.kind);
        note(completion);
        log.warn(
          { task, outcome: completion.kind, reason: completion.reason },
          'the language model gave nothing',
        );
        return { kind: 'nothing', because: 'failed' };
      }
      const value = read(completion.text);
      metrics.requested(task, value === undefined ? 'unreadable' : 'useful');
      note({ kind: value === undefined ? 'failed' : 'useful' });
      if (value !== undefined) return { kind: 'written', value };
      log.warn({ task }, 'the language model gave an answer that is not what was asked for');
      return { kind: 'nothing', because: 'failed' };
    },
    refuse(task, reason) {
      metrics.sentenceRefused(task, reason);
      log.debug({ task, reason }, 'a sentence of the language model was dropped');
    },
    close: () => client.close(),
  };
}

/** Returns an upper estimate of a text's tokens. */
function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN) + FRAME_TOKENS;
}

/**
 * Returns the tokens used by a request: as reported, else estimated. A request without an answer may have been
 * processed all the same.
 */
function usedBy(completion: Completion, { instructions, material }: Prompt) {
  const prompt = tokensOf(instructions) + tokensOf(material);
  switch (completion.kind) {
    case 'written':
      return completion.tokens ?? { prompt, completion: tokensOf(completion.text) };
    case 'failed':
      return { prompt, completion: 0 };
    default:
      return { prompt: 0, completion: 0 };
  }
}
