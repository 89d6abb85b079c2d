import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Document } from '../sources/document.ts';

/** Larger files are no post, and reading them whole could exhaust the memory. */
const FILE_BYTES_MOST = 20 * 1024 * 1024;

/** A file as a document, or why it is none. */
export type FileRead =
  | { readonly kind: 'document'; readonly document: Document }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads one file; the reason says in one sentence what is wrong with it. */
export async function readDocumentFile(path: string): Promise<FileRead> {
  try {
    const { size, mtime } = await stat(path);
    if (size > FILE_BYTES_MOST) {
      const megabytes = Math.round(size / 1024 / 1024);
      return {
        kind: 'unreadable',
        reason: `The file is too large for a post (${megabytes} MB, at most 20).`,
      };
    }
    const bytes = await readFile(path);
    return { kind: 'document', document: { bytes, origin: resolve(path), time: mtime } };
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** The files under the paths given: files as named, folders read recursively in name order, hidden entries left out. */
export async function* filesUnder(paths: readonly string[]): AsyncGenerator<string> {
  const open = [...paths].reverse();
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const entry = await lstat(path).catch(() => undefined);
    if (!entry?.isDirectory()) {
      yield path;
      continue;
    }
    const inside = await readdir(path, { withFileTypes: true });
    const wanted = inside.filter(
      (child) => !child.name.startsWith('.') && (child.isDirectory() || child.isFile()),
    );
    const names = wanted.map((child) => child.name).sort((a, b) => (a < b ? 1 : -1));
    for (const name of names) open.push(join(path, name));
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Record<string, string> = {
    ENOENT: 'There is no such file.',
    EACCES: 'The file may not be read: check its rights.',
    EISDIR: 'This is a folder: name the files in it, or use `sulan ingest`.',
  };
  return (
    known[code] ?? `The file cannot be read (${error instanceof Error ? error.message : String(error)}).`
  );
}
