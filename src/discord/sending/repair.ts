import { MOST_REPAIRS, withoutRefused } from '../rendering/withoutRefused.ts';
import type { RequestOutcome } from './discordRestClient.ts';

/** A request: its payload and outcome. */
export interface Sent {
  readonly outcome: RequestOutcome;
  /** Payload of the message; undefined if nothing was sent. */
  readonly sent: object | undefined;
}

/**
 * Sends a message and, if Discord refuses some of its components, again without them. `send` gets the payload to send
 * instead of its own.
 */
export async function sendRepaired(
  send: (repaired: object | undefined) => Promise<Sent>,
): Promise<RequestOutcome> {
  let repaired: object | undefined;
  for (let repairs = 0; ; repairs += 1) {
    const { outcome, sent } = await send(repaired);
    if (outcome.kind !== 'refused' || !sent || repairs >= MOST_REPAIRS) return outcome;
    repaired = withoutRefused(sent, outcome.errors);
    if (!repaired) return outcome;
  }
}
