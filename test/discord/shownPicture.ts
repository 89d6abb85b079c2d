import type { InteractionAnswer } from '../fake-discord/interactions/interactions.ts';
import type { Message } from '../fake-discord/model.ts';
import { componentsIn } from '../fake-discord/reading.ts';

/** The message with the answer: a follow-up where drawing took longer than a press waits. */
export function shownBy({ followUps, message }: InteractionAnswer): Message {
  return followUps.at(-1) ?? message;
}

/** The one picture of a message's gallery. */
export function pictureIn(message: Message) {
  const [gallery] = componentsIn(message).filter(({ items }) => items !== undefined);
  const [picture] = gallery?.items ?? [];
  return { url: picture?.media.url, alt: picture?.description ?? '' };
}
