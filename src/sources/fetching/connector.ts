import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isInsideName } from '../../network/hosts.ts';
import { isStandInAddress, literalAddress } from './address.ts';

/** Address returned by a resolver; `family` is 4 or 6. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Resolves a host name; rejects if it has no address. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/** Rules for the addresses to which connections are allowed, and the resolver of names. */
export interface ConnectionGuard {
  readonly allows: (address: string) => boolean;
  readonly resolve: Resolve;
}

/** Error: the guard does not allow a connection. */
export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';

  constructor(hostname: string) {
    super(`${hostname} is no public address; SULAN_ALLOW_PRIVATE_SOURCES can name its network to allow it`);
  }
}

/** Resolves with the system's resolver, including the hosts file. */
export const resolveWithSystem: Resolve = (hostname) => lookup(hostname, { all: true });

/**
 * Creates undici's connector, which checks every connection of a fetch, redirects included. Literal addresses are
 * checked here because sockets do not look them up; names are resolved once, and the socket gets only allowed
 * addresses.
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
 * Checks a host before it is requested through a proxy; throws a RefusedAddressError. A literal address must be
 * allowed. A name is sent to the proxy, which resolves it (in mainland China the local resolver may fail or return a
 * wrong address): refused are internal names, and names that this machine resolves to an address that is not allowed.
 */
export async function checkProxiedHost(guard: ConnectionGuard, hostname: string): Promise<void> {
  const literal = literalAddress(hostname);
  if (literal !== undefined) {
    if (!guard.allows(literal)) throw new RefusedAddressError(hostname);
    return;
  }
  const addresses = await guard.resolve(hostname).catch(() => []);
  const isInside = addresses.some(({ address }) => !guard.allows(address) && !isStandInAddress(address));
  // An internal name is allowed if all its addresses are.
  const isKnownAllowed = addresses.length > 0 && addresses.every(({ address }) => guard.allows(address));
  if (isInside || (isInsideName(hostname) && !isKnownAllowed)) throw new RefusedAddressError(hostname);
}
