import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Addresses in public ranges that lead to internal services: Azure's metadata and host agent. */
const INSIDE = new Set(['168.63.129.16']);

/** Block of global unicast IPv6 addresses (RFC 4291, IANA). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IPv4 or IPv6 address belongs to the public internet: no loopback, private, link-local, metadata,
 * multicast, reserved or tunnel address. False for any other text.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/s, '');
  if (isIP(bare) === 0) return false;
  const parsed = ipaddr.process(bare);
  if (INSIDE.has(parsed.toString()) || parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}

/** Metadata services of clouds, which give credentials to any internal client; no setting allows them. */
const METADATA = new Set(
  [
    '169.254.169.254',
    '169.254.170.2',
    '169.254.170.23',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    'fd00:ec2::254',
    'fd00:ec2::23',
    'fd20:ce::254',
  ].map((address) => ipaddr.parse(address).toString()),
);

/** Private networks to which connections are allowed: all of them, or those listed. */
export type AllowedNetworks =
  | 'all'
  | readonly (readonly [network: ipaddr.IPv4 | ipaddr.IPv6, bits: number])[];

/** Reads networks and addresses (`10.0.0.0/8, 192.168.1.7`); returns undefined if one of them is invalid. */
export function parseNetworks(list: string): AllowedNetworks | undefined {
  const networks: (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[] = [];
  for (const entry of list.split(/[\s,]+/)) {
    if (entry === '') continue;
    if (ipaddr.isValidCIDR(entry)) networks.push(ipaddr.parseCIDR(entry));
    else if (isIP(entry) !== 0) {
      const address = ipaddr.parse(entry);
      networks.push([address, address.kind() === 'ipv4' ? 32 : 128]);
    } else return undefined;
  }
  return networks;
}

/** Whether a source at an address may be requested: the address is public, or in a network that the operator allows. */
export function mayAsk(address: string, networks: AllowedNetworks): boolean {
  if (isPublicAddress(address)) return true;
  const bare = address.replace(/%.*$/s, '');
  if (isIP(bare) === 0) return false;
  const parsed = ipaddr.process(bare);
  if (METADATA.has(parsed.toString())) return false;
  return (
    networks === 'all' ||
    networks.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits))
  );
}

/** Range of placeholder addresses that proxy programs return for every name (Clash's fake-ip); RFC 2544. */
const STAND_INS = ipaddr.IPv4.parseCIDR('198.18.0.0/15');

/** Whether an address is a placeholder for a name that a proxy program resolves itself. */
export function isStandInAddress(address: string): boolean {
  const parsed = isIP(address) === 4 ? ipaddr.IPv4.parse(address) : undefined;
  return parsed?.match(STAND_INS) ?? false;
}

/** Whether an address is this machine's own: 127.0.0.0/8 or ::1. */
export function isLoopbackAddress(address: string): boolean {
  return isIP(address) !== 0 && ipaddr.process(address).range() === 'loopback';
}

/** Returns the literal address in a URL's host, without brackets; undefined for a name that must be resolved. */
export function literalAddress(hostname: string): string | undefined {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return isIP(bare) === 0 ? undefined : bare;
}
