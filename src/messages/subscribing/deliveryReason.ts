import type { SubscriptionTexts } from '../texts/subscription/texts.ts';

type Known = keyof SubscriptionTexts['reasons'];

/** The ledger's reasons are English sentences for the operator; these are the ones that an admin meets. */
const KNOWN: readonly (readonly [RegExp, Known])[] = [
  [/^no story of \S+ passes the subscription's filters$/u, 'filtered'],
  [/^there was no edition/u, 'noEdition'],
  [/^the bot was not running at its time$/u, 'notRunning'],
  [/^the subscription was (?:paused|removed)$/u, 'paused'],
  [/\((?:\d{3}, )?(?:10003|10004)\)$/u, 'channelGone'],
  [/\((?:\d{3}, )?(?:50001|50013)\)$/u, 'noRights'],
  [/^the bot has left the server$/u, 'left'],
  [/^(?:it was tried \d+ times in vain|Discord could not be reached)/u, 'discordDown'],
];

const WAITING = /^waiting for (.+) of \d{4}-\d{2}-\d{2}$/u;

/** A reason of the ledger as an admin reads it; one that is not known stays as it was written. */
export function reasonFor(reason: string, words: SubscriptionTexts): string {
  const waitsFor = WAITING.exec(reason)?.[1];
  if (waitsFor !== undefined) return waitsFor === 'an edition' ? '' : words.waitsFor(waitsFor);
  const known = KNOWN.find(([pattern]) => pattern.test(reason))?.[1];
  return known === undefined ? reason : words.reasons[known];
}
