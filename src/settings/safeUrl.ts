import ipaddr from 'ipaddr.js';
import { isInsideName } from '../network/hosts.ts';

/** Whether a secret can be sent to an address safely: it is encrypted, or within a private network. */
export function isSafeApiUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return true;
  if (url?.protocol !== 'http:') return false;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(host) ? PRIVATE_RANGES.has(ipaddr.process(host).range()) : isInsideName(host);
}

/** Names of ipaddr.js for address ranges that are not public. */
const PRIVATE_RANGES: ReadonlySet<string> = new Set(['loopback', 'private', 'uniqueLocal']);
