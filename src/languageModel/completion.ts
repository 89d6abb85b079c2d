/** What a language model is asked for; each has prompts and checks of its own. */
export const TASKS = ['key-points', 'significance', 'titles-en-US', 'titles-zh-TW', 'answer'] as const;

/** One of the tasks. */
export type WritingTask = (typeof TASKS)[number];

/** A request to a model: how to write, and what about. Of members it holds nothing but the words of a question. */
export interface Prompt {
  readonly task: WritingTask;
  readonly instructions: string;
  /** The news as JSON: data, whatever it says. */
  readonly material: string;
  /** The most that is written, in tokens. */
  readonly tokensMost: number;
  readonly timeoutMilliseconds: number;
}

/** What became of one request; `reason` is for the operator and holds no secret and nothing of the prompt. */
export type Completion =
  | {
      readonly kind: 'written';
      readonly text: string;
      /** As the server counts them; undefined where it does not say. */
      readonly tokens: { readonly prompt: number; readonly completion: number } | undefined;
    }
  /** Too many requests (429), or none are paid for. */
  | { readonly kind: 'limited'; readonly reason: string; readonly retryAfterSeconds: number }
  /** Address, key or model are wrong: the operator must act. */
  | { readonly kind: 'refused'; readonly reason: string; readonly status: number }
  /** No answer, or none that can be read: it may pass by itself. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Sends requests to a model. */
export interface CompletionClient {
  /** One attempt; never rejects. */
  complete(prompt: Prompt): Promise<Completion>;
  /** Ends what is under way. */
  close(): Promise<void>;
}
