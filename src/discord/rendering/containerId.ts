import { createHash } from 'node:crypto';

/**
 * The id of a delivery's container, by which a part is found again that has nothing to press: 31 bits of a hash of its
 * key, as component ids are positive 32-bit integers that Discord gives back as they were sent
 * (https://discord.com/developers/docs/components/reference#anatomy-of-a-component).
 */
export function containerId(deliveryKey: string): number {
  const bits = createHash('sha256').update(deliveryKey).digest().readUInt32BE() & 0x7fff_ffff;
  // 0 stands for no id.
  return Math.max(1, bits);
}
