import ipaddr from 'ipaddr.js';
import { isInsideName } from '../network/hosts.ts';

/** Whether a secret or a signed message is safe on the way to an address: encrypted, or within a network of one's own. */
export function isSafeApiUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return true;
  if (url?.protocol !== 'http:') return false;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(host) ? PRIVATE_RANGES.has(ipaddr.process(host).range()) : isInsideName(host);
}

/** ipaddr.js's names of ranges that no public network has. */
const PRIVATE_RANGES: ReadonlySet<string> = new Set(['loopback', 'private', 'uniqueLocal']);
