import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BYTES_PER_MB = 1024 * 1024;
const LARGEST = 8;

interface LockedPackage {
  readonly dev?: boolean;
}

/**
 * Returns the size of what `npm ci --omit=dev` installs on this machine: the lock file's packages that are not
 * development dependencies.
 */
export function installedSize(root: string): object {
  const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  );
  // Binaries of other platforms are in the lock file but not installed.
  const installed = Object.entries(lock.packages).filter(
    ([path, { dev }]) => path !== '' && !dev && existsSync(join(root, path)),
  );
  const sizes = installed.map(([path]) => ({ path, bytes: bytesOf(join(root, path)) }));
  sizes.sort((a, b) => b.bytes - a.bytes);
  const largest = sizes.slice(0, LARGEST).map(({ path, bytes }) => [path, megabytes(bytes)]);
  return {
    packages: sizes.length,
    megabytes: megabytes(sizes.reduce((sum, { bytes }) => sum + bytes, 0)),
    largest: Object.fromEntries(largest),
  };
}

/** Returns the bytes of the files in a package's folder; nested packages have their own entries in the lock file. */
function bytesOf(folder: string): number {
  let bytes = 0;
  const open = [folder];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules') open.push(inner);
      } else if (entry.isFile()) bytes += lstatSync(inner).size;
    }
  }
  return bytes;
}

function megabytes(bytes: number): number {
  return Math.round((bytes / BYTES_PER_MB) * 10) / 10;
}
