import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Addresses that are unicast by their range and still lead inside: Azure's metadata and host agent. */
const INSIDE = new Set(['168.63.129.16']);

/** The block from which global unicast IPv6 addresses are given out (RFC 4291, IANA). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IPv4 or IPv6 address belongs to the public internet: no loopback, private, link-local, metadata,
 * multicast, reserved or tunnel address. What is no address is not public.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/s, '');
  if (isIP(bare) === 0) return false;
  const parsed = ipaddr.process(bare);
  if (INSIDE.has(parsed.toString()) || parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}

/** The range from which proxy programs give stand-in addresses for every name (Clash's fake-ip); RFC 2544. */
const STAND_INS = ipaddr.IPv4.parseCIDR('198.18.0.0/15');

/** Whether an address only stands for a name that a proxy program resolves itself. */
export function isStandInAddress(address: string): boolean {
  const parsed = isIP(address) === 4 ? ipaddr.IPv4.parse(address) : undefined;
  return parsed?.match(STAND_INS) ?? false;
}

/** Whether an address is this machine's own: 127.0.0.0/8 or ::1. */
export function isLoopbackAddress(address: string): boolean {
  return isIP(address) !== 0 && ipaddr.process(address).range() === 'loopback';
}

/** The address that a url's host writes out, without brackets; undefined for a name that must be resolved. */
export function literalAddress(hostname: string): string | undefined {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return isIP(bare) === 0 ? undefined : bare;
}
