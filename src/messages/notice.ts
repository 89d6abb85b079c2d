import { withCommands } from './commandMentions.ts';
import type { Message, MessageBlock, Span } from './message.ts';

/** A plain sentence to the asker alone: a refusal, a confirmation, a way on. */
export function notice(sentence: string, ...more: readonly MessageBlock[]): Message {
  return {
    kind: 'message',
    title: sentence,
    visibility: 'asker',
    blocks: [{ kind: 'text', text: withCommands(sentence) }, ...more],
  };
}

/** An answer to the asker alone that stands under its title. */
export function titled(title: string, blocks: readonly MessageBlock[]): Message {
  return {
    kind: 'message',
    title,
    visibility: 'asker',
    blocks: [{ kind: 'heading', level: 2, text: title }, ...blocks],
  };
}

/** No text of the frame holds this character: it stands for the mention while a sentence is made. */
const PLACE = '\u{fffc}';

/** Where digests go, as sentences name it: a channel with its id, or (null) somebody's direct messages. */
export interface NamedPlace {
  readonly id: string | null;
  readonly name: string;
}

/** A sentence about a channel that mentions it, so that a press leads there whatever it is called by now. */
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
