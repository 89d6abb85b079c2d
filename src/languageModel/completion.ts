/** Tasks of a language model, each with its own prompts and checks. */
export const TASKS = ['key-points', 'significance', 'titles-en-US', 'titles-zh-TW', 'answer'] as const;

/** One of the tasks. */
export type WritingTask = (typeof TASKS)[number];

/** A request to a model: instructions and material. Of members it contains only the words of a question. */
export interface Prompt {
  readonly task: WritingTask;
  readonly instructions: string;
  /** The news as JSON, to be treated as data. */
  readonly material: string;
  /** Maximum length of the answer in tokens. */
  readonly tokensMost: number;
  readonly timeoutMilliseconds: number;
}

/** Outcome of a request; `reason` is for the operator and contains no secret and no part of the prompt. */
export type Completion =
  | {
      readonly kind: 'written';
      readonly text: string;
      /** Tokens counted by the server, if reported. */
      readonly tokens: { readonly prompt: number; readonly completion: number } | undefined;
    }
  /** Too many requests (429), or no credit. */
  | { readonly kind: 'limited'; readonly reason: string; readonly retryAfterSeconds: number }
  /** Wrong address, key or model: the operator must act. */
  | { readonly kind: 'refused'; readonly reason: string; readonly status: number }
  /** No answer, or an unreadable one: may be temporary. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Sends requests to a model. */
export interface CompletionClient {
  /** Sends one request; never rejects. */
  complete(prompt: Prompt): Promise<Completion>;
  /** Aborts requests in progress. */
  close(): Promise<void>;
}
