import type { Logger } from 'pino';
import { BEIJING, type Clock, dayAt } from '../calendar/zone.ts';
import type { Database } from '../database/database.ts';
import { type DailyBudget, reserveUsage, settleUsage } from '../store/modelUsage.ts';
import { HEALTHY_MODEL, type ModelOutcome, mayAskModel, modelHealthAfter } from './breaker.ts';
import type { Completion, CompletionClient, Prompt, WritingTask } from './completion.ts';
import type { UngroundedReason } from './grounding/grounds.ts';

/** What is counted of a model's work. */
export interface ModelMetrics {
  requested(
    task: WritingTask,
    outcome: 'useful' | 'unreadable' | Completion['kind'] | 'budget' | 'paused',
  ): void;
  tokensUsed(prompt: number, completion: number): void;
  sentenceRefused(task: WritingTask, reason: UngroundedReason): void;
}

/** What a model wrote, read into a form of ours, or why there is nothing. */
export type WrittenText<T> =
  | { readonly kind: 'written'; readonly value: T }
  /** The day's budget is used up, the model is left alone for a while, or it gave nothing that can be read. */
  | { readonly kind: 'nothing'; readonly because: 'budget' | 'paused' | 'failed' };

/** A model behind its budget and its breaker. */
export interface LanguageModel {
  /** The model's name, which is part of what its texts are kept under. */
  readonly name: string;
  /** One request; `read` gives undefined for a text that is not what was asked for. Rejects where the store fails. */
  write<T>(prompt: Prompt, read: (text: string) => T | undefined): Promise<WrittenText<T>>;
  /** Notes a sentence that was dropped. */
  refuse(task: WritingTask, reason: UngroundedReason): void;
  close(): Promise<void>;
}

/** What a model works with. */
export interface ModelParts {
  readonly name: string;
  readonly client: CompletionClient;
  readonly database: Database;
  readonly budget: DailyBudget;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn' | 'debug'>;
  readonly metrics: ModelMetrics;
  /** Milliseconds of a clock that only goes forward. */
  readonly monotonic?: () => number;
}

/** A Chinese character is a token or less with all common tokenisers, and so are three bytes of anything else. */
const BYTES_PER_TOKEN = 2;
/** What a conversation's frame takes. */
const FRAME_TOKENS = 50;

/** Puts a budget by day and a breaker around a client. */
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

/** At most so many tokens that a text is likely to take. */
function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN) + FRAME_TOKENS;
}

/** What a request used: as the server says, else estimated. One that got no answer may have been read all the same. */
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
