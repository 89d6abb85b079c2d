import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';

/**
 * Returns the address of a request's client. Behind a proxy on this machine or network it is the last address in
 * `X-Forwarded-For`; from other clients that header is ignored.
 */
export function clientAddress(context: Context): string {
  const direct = connectedAddress(context);
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded && (direct === undefined || isInside(direct)) ? forwarded : (direct ?? 'unknown');
}

/** Returns the address of the connection; undefined without one, as in tests of the routes. */
function connectedAddress(context: Context): string | undefined {
  try {
    return getConnInfo(context).remote.address;
  } catch {
    return undefined;
  }
}

function isInside(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() !== 'unicast';
}
