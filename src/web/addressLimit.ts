import { throttle, throttleEach } from '../calendar/throttle.ts';
import type { Clock } from '../calendar/zone.ts';

/** How many requests a second are answered: all together, and of one address, of which so many may come at once. */
export interface AddressLimit {
  readonly perSecond: number;
  readonly perAddress: number;
  /** Twice those of a second unless it is said. */
  readonly atOnce?: number;
}

/** Whether one more request of an address is answered now. */
export function addressLimit(
  { perSecond, perAddress, atOnce }: AddressLimit,
  clock: Clock,
): (address: string) => boolean {
  const now = () => clock.now().getTime();
  const all = throttle(perSecond, now);
  const each = throttleEach(perAddress, now, atOnce);
  // One address is refused before it takes what all share.
  return (address) => each(address) && all();
}
