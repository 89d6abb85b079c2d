import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Creates a folder and its missing parents. Throws the system's error for the first that cannot be created. Node's
 * recursive mkdir takes ENOENT for a missing parent and never ends under /proc.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let step = resolve(folder); !existsSync(step); step = dirname(step)) missing.push(step);
  for (const step of missing.toReversed()) makeOne(step);
}

/** Creates one folder; it may have been created by another process in the meantime. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
