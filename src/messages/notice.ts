import { withCommands } from './commandMentions.ts';
import type { Message, MessageBlock, Span } from './message.ts';

/** Composes a sentence visible to the asker only: a refusal, a confirmation or a next step. */
export function notice(sentence: string, ...more: readonly MessageBlock[]): Message {
  return {
    kind: 'message',
    title: sentence,
    visibility: 'asker',
    blocks: [{ kind: 'text', text: withCommands(sentence) }, ...more],
  };
}

/** Composes an answer with a title, visible to the asker only. */
export function titled(title: string, blocks: readonly MessageBlock[]): Message {
  return {
    kind: 'message',
    title,
    visibility: 'asker',
    blocks: [{ kind: 'heading', level: 2, text: title }, ...blocks],
  };
}

/** Placeholder for a mention while a sentence is built; no text of the frame contains it. */
const PLACE = '\u{fffc}';

/** Destination for sentences: a channel with its id, or (null) direct messages. */
export interface NamedPlace {
  readonly id: string | null;
  readonly name: string;
}

/** Returns a sentence that mentions a channel, so that it can be opened whatever its current name. */
export function mentioning(sentence: (channel: string) => string, { id, name }: NamedPlace): readonly Span[] {
  if (id === null) return withCommands(sentence(name));
  const pieces = sentence(PLACE).split(PLACE);
  return pieces.flatMap((piece, index): Span[] => [
    ...(index === 0 ? [] : [{ kind: 'channel', id } as const]),
    ...(piece === '' ? [] : withCommands(piece)),
  ]);
}

/** A notice whose sentence mentions a channel; its title, which is plain, has the channel's name. */
export function channelNotice(
  sentence: (channel: string) => string,
  channel: NamedPlace,
  ...more: readonly MessageBlock[]
): Message {
  return {
    ...notice(sentence(channel.name)),
    blocks: [{ kind: 'text', text: mentioning(sentence, channel) }, ...more],
  };
}
