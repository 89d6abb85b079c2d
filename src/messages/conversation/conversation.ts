import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import type { Place } from './place.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

/** A member's request with the services and the texts of the member's language. */
export interface Conversation extends Request {
  readonly services: Services;
  readonly texts: Texts;
}

/** Creates the conversation of a request; in a server it includes the news of that server's own sources. */
export function converse(request: Request, services: Services): Conversation {
  return { ...request, services: seenFrom(request.place, services), texts: textsIn(request.locale) };
}

function seenFrom({ context, guild }: Place, services: Services): Services {
  const own = context === 'server' && guild !== undefined ? services.inServer?.(guild) : undefined;
  return own ? { ...services, ...own } : services;
}
