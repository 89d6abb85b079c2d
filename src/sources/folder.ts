import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { failure, type SourceFailure } from './failure.ts';
import { codeOf, messageOf } from './file.ts';

/** A file that may hold a document; `name` is its path within the folder, with `/` on every system. */
export interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly modified: Date;
}

/** Endings of the files that a folder offers as a source. */
const DOCUMENT_ENDINGS: ReadonlySet<string> = new Set([
  '.html',
  '.htm',
  '.xhtml',
  '.md',
  '.markdown',
  '.txt',
]);

/** What a folder holds, or why it cannot be looked through. */
export type FolderContents = { readonly kind: 'found'; readonly files: readonly FoundFile[] } | SourceFailure;

/** Every document file under a folder, by name; a folder inside that cannot be read is a failure of the whole. */
export async function findFiles(folder: string): Promise<FolderContents> {
  const files: FoundFile[] = [];
  try {
    for await (const path of filesIn(folder)) {
      if (!DOCUMENT_ENDINGS.has(extname(path).toLowerCase())) continue;
      const found = await statIfThere(path);
      const name = relative(folder, path).replaceAll(sep, '/');
      if (found) files.push({ path, name, bytes: found.size, modified: found.mtime });
    }
  } catch (error) {
    return folderFailure(pathOf(error) ?? folder, error);
  }
  return { kind: 'found', files: files.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/**
 * The files under a folder, depth first in the order of their names. Hidden files and folders are left out, symbolic
 * links are not followed (they may lead out of the folder, or in a circle). Throws where a folder cannot be read.
 */
export async function* filesIn(folder: string): AsyncGenerator<string> {
  const open = [{ path: folder, isFolder: true }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!next.isFolder) {
      yield next.path;
      continue;
    }
    const { path: parent } = next;
    const inside = await readdir(parent, { withFileTypes: true });
    const wanted = inside
      .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.isFile()))
      .sort((a, b) => (a.name < b.name ? 1 : -1));
    for (const entry of wanted) open.push({ path: join(parent, entry.name), isFolder: entry.isDirectory() });
  }
}

/** An editor that saves by renaming takes files away between the listing and the look at one. */
async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function pathOf(error: unknown): string | undefined {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined;
}

function folderFailure(path: string, error: unknown): SourceFailure {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return failure('gone', `${path} is not there`);
  if (code === 'EACCES' || code === 'EPERM')
    return failure('refused', `${path} may not be read by this user`);
  return failure('status', `${path} cannot be read: ${messageOf(error)}`);
}
