import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';

/**
 * The address that a request comes from. Behind a proxy on this machine or network it is the last one that the proxy
 * put into `X-Forwarded-For`; what anybody else writes there is not believed.
 */
export function clientAddress(context: Context): string {
  const direct = connectedAddress(context);
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded && (direct === undefined || isInside(direct)) ? forwarded : (direct ?? 'unknown');
}

/** Undefined where no connection stands behind the request, as in tests of the routes alone. */
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
