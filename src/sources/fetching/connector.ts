import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isInsideName } from '../../network/hosts.ts';
import { isStandInAddress, literalAddress } from './address.ts';

/** An address as a resolver gives it; `family` is 4 or 6. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Finds the addresses of a host name; rejects where there are none. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/** What decides to which addresses a connection may be opened, and how names become addresses. */
export interface ConnectionGuard {
  readonly allows: (address: string) => boolean;
  readonly resolve: Resolve;
}

/** A connection that the guard did not allow. */
export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';

  constructor(hostname: string) {
    super(`${hostname} is no public address; SULAN_ALLOW_PRIVATE_SOURCES can name its network to allow it`);
  }
}

/** Resolves as the machine does (hosts file included). */
export const resolveWithSystem: Resolve = (hostname) => lookup(hostname, { all: true });

/**
 * A connector for undici that every connection of a fetch passes, redirects included. Literal addresses are checked
 * here because sockets do not look them up; names are resolved once, and the socket gets only addresses that passed.
 */
export function guardedConnector(
  guard: ConnectionGuard,
  timeoutMilliseconds: number,
): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMilliseconds, lookup: guardedLookup(guard) });
  return (options, callback) => {
    const literal = literalAddress(options.hostname);
    if (literal !== undefined && !guard.allows(literal)) {
      callback(new RefusedAddressError(options.hostname), null);
      return;
    }
    connect(options, callback);
  };
}

function guardedLookup(guard: ConnectionGuard): LookupFunction {
  return (hostname, options, callback) => {
    resolveAllowed(guard, hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) callback(new RefusedAddressError(hostname), '', 0);
        else if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}

async function resolveAllowed(guard: ConnectionGuard, hostname: string): Promise<readonly ResolvedAddress[]> {
  const addresses = await guard.resolve(hostname);
  return addresses.filter(({ address }) => guard.allows(address));
}

/**
 * Checks a host before a proxy is asked for a way to it; throws a RefusedAddressError. A written address must be allowed.
 * A name goes to the proxy as it is, which resolves it (in mainland China the machine's own resolver may give nothing or
 * a lie): refused are names of inside, and those that this machine resolves to an address that is not allowed.
 */
export async function checkProxiedHost(guard: ConnectionGuard, hostname: string): Promise<void> {
  const literal = literalAddress(hostname);
  if (literal !== undefined) {
    if (!guard.allows(literal)) throw new RefusedAddressError(hostname);
    return;
  }
  const addresses = await guard.resolve(hostname).catch(() => []);
  const isInside = addresses.some(({ address }) => !guard.allows(address) && !isStandInAddress(address));
  // A name of inside is allowed where every address that it resolves to is.
  const isKnownAllowed = addresses.length > 0 && addresses.every(({ address }) => guard.allows(address));
  if (isInside || (isInsideName(hostname) && !isKnownAllowed)) throw new RefusedAddressError(hostname);
}
