import { throttle, throttleEach } from '../calendar/throttle.ts';
import type { Clock } from '../calendar/zone.ts';

/** Rate limits: requests per second in total and per address, and the burst of an address. */
export interface AddressLimit {
  readonly perSecond: number;
  readonly perAddress: number;
  /** Burst of an address; twice its rate by default. */
  readonly atOnce?: number;
}

/** Returns a function that tells whether a request of an address may be answered now. */
export function addressLimit(
  { perSecond, perAddress, atOnce }: AddressLimit,
  clock: Clock,
): (address: string) => boolean {
  const now = () => clock.now().getTime();
  const all = throttle(perSecond, now);
  const each = throttleEach(perAddress, now, atOnce);
  // The address is checked first, so that its refused requests do not use up the shared limit.
  return (address) => each(address) && all();
}
