import { z } from 'zod';
import {
  type Misbehaviour,
  type OpenAiStandIn,
  type ReceivedRequest,
  startOpenAiStandIn,
} from './openAiServer.ts';

const requestSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  max_tokens: z.int().optional(),
  max_completion_tokens: z.int().optional(),
});

/** A text of the model, with what the server counts. */
interface ModelText {
  readonly kind: 'text';
  readonly text: string;
  readonly usage?: { prompt: number; completion: number } | null;
}

/** How a request is answered: with a text of the model, or otherwise than one would wish. */
export type ModelAnswer = ModelText | Misbehaviour;

/** A request for a completion. */
export type CompletionRequest = ReceivedRequest<z.output<typeof requestSchema>>;

/** A stand-in for a server that speaks OpenAI's chat completions. */
export type ModelServer = OpenAiStandIn<z.output<typeof requestSchema>, ModelText>;

/** Starts one that answers every request with nothing of use, as a model does that knows nothing. */
export function startModelServer(): Promise<ModelServer> {
  return startOpenAiStandIn<z.output<typeof requestSchema>, ModelText>({
    schema: requestSchema,
    usual: { kind: 'text', text: '{"texts":[],"sentences":[]}' },
    contentType: 'application/json',
    beginning: '{"choices":',
    bodyOf: (answer, { body }) => JSON.stringify(completionOf(answer, body.model)),
  });
}

function completionOf({ text, usage = { prompt: 100, completion: 20 } }: ModelText, model: string) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text } }],
    ...(usage && {
      usage: {
        prompt_tokens: usage.prompt,
        completion_tokens: usage.completion,
        total_tokens: usage.prompt + usage.completion,
      },
    }),
  };
}

/** What a request is about, as JSON. */
function materialOf({ body }: CompletionRequest): unknown {
  return JSON.parse(body.messages.find(({ role }) => role === 'user')?.content ?? '{}');
}

const storiesSchema = z.object({
  stories: z.array(z.object({ n: z.int(), title: z.string(), text: z.string() })).default([]),
});
const titlesSchema = z.object({ titles: z.array(z.object({ n: z.int(), text: z.string() })).default([]) });

/** The stories of a request's material, by their numbers. */
export function storiesAsked(
  request: CompletionRequest,
): readonly { n: number; title: string; text: string }[] {
  return storiesSchema.parse(materialOf(request)).stories;
}

/** The titles of a request for renderings, by their numbers. */
export function titlesAsked(request: CompletionRequest): readonly { n: number; text: string }[] {
  return titlesSchema.parse(materialOf(request)).titles;
}

/** Texts by number as a model writes them. */
export function textsAnswer(texts: readonly { n: number; text: string }[]): ModelAnswer {
  return { kind: 'text', text: JSON.stringify({ texts }) };
}
