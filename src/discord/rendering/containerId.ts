import { hash } from 'node:crypto';

/**
 * Returns the id of a delivery's container, by which a part without buttons is found: 31 bits of a hash of its key,
 * because component ids are positive 32-bit integers that Discord returns unchanged
 * (https://discord.com/developers/docs/components/reference#anatomy-of-a-component).
 */
export function containerId(deliveryKey: string): number {
  const bits = hash('sha256', deliveryKey, 'buffer').readUInt32BE() & 0x7fff_ffff;
  // 0 means no id.
  return Math.max(1, bits);
}
