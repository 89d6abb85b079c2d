import type { Block, Message } from './message.ts';

/** A plain sentence to the asker alone: a refusal, a confirmation, a way on. */
export function notice(sentence: string, ...more: readonly Block[]): Message {
  return {
    kind: 'message',
    title: sentence,
    visibility: 'asker',
    blocks: [{ kind: 'text', text: sentence }, ...more],
  };
}
