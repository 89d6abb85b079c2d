import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing; throws what the system says of the first that cannot be made.
 * Node's recursive mkdir is no way here: it takes ENOENT for a missing parent, and never ends under /proc.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let step = resolve(folder); !existsSync(step); step = dirname(step)) missing.push(step);
  for (const step of missing.toReversed()) makeOne(step);
}

/** Another process that makes the same folder at the same time is no failure. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
