/** Suffixes of names that are not public: RFC 6761, 6762, 8375, ICANN's `internal`, and those of home routers. */
const INSIDE_ENDING =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|home\.arpa|corp|private|localdomain)\.?$/i;

/** Whether a host name can only belong to a private network: it has such a suffix or no dot. */
export function isInsideName(name: string): boolean {
  return INSIDE_ENDING.test(name) || !name.replace(/\.$/, '').includes('.');
}
