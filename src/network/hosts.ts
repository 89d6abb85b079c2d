/** Endings of names that are no public ones: RFC 6761, 6762, 8375, ICANN's `internal`, and what home routers use. */
const INSIDE_ENDING =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|home\.arpa|corp|private|localdomain)\.?$/i;

/** Whether a name can only be one of a network of one's own: it has such an ending or no dot at all. */
export function isInsideName(name: string): boolean {
  return INSIDE_ENDING.test(name) || !name.replace(/\.$/, '').includes('.');
}
