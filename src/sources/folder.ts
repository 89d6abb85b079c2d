import type { Stats } from 'node:fs';
import { opendir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { DocumentHints } from './document.ts';
import { failure, type SourceFailure } from './failure.ts';
import type { Loaded } from './listing.ts';

/** A file that may hold a document; `name` is its path within the folder, with `/` on every system. */
export interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly modified: Date;
}

/** Endings of the files that a folder offers. */
const DOCUMENT_ENDINGS: ReadonlySet<string> = new Set([
  '.html',
  '.htm',
  '.xhtml',
  '.md',
  '.markdown',
  '.txt',
]);

/** A larger file is told of, not read. */
const MOST_FILE_BYTES = 20_000_000;

/** What a folder holds, or why it cannot be looked through. */
export type FolderContents = { readonly kind: 'found'; readonly files: readonly FoundFile[] } | SourceFailure;

/**
 * Every document file under a folder, by name. Hidden files and folders are left out, symbolic links are not followed
 * (they may lead out of the folder, or in a circle); a folder inside that cannot be read is a failure of the whole.
 */
export async function findFiles(folder: string): Promise<FolderContents> {
  const files: FoundFile[] = [];
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    try {
      for await (const entry of await opendir(next)) {
        if (entry.name.startsWith('.')) continue;
        const path = join(next, entry.name);
        if (entry.isDirectory()) pending.push(path);
        else if (entry.isFile() && isDocument(entry.name)) {
          const found = await statIfThere(path);
          const name = relative(folder, path).replaceAll(sep, '/');
          if (found) files.push({ path, name, bytes: found.size, modified: found.mtime });
        }
      }
    } catch (error) {
      return folderFailure(next, error);
    }
  }
  return { kind: 'found', files: files.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Reads a file as a document whose time is the file's. */
export async function loadFile(file: FoundFile, hints: DocumentHints = {}): Promise<Loaded> {
  if (file.bytes > MOST_FILE_BYTES)
    return failure('too-large', `the file ${file.path} is larger than ${MOST_FILE_BYTES / 1_000_000} MB`);
  try {
    const bytes = await readFile(file.path);
    return { kind: 'loaded', document: { bytes, origin: file.path, time: file.modified, hints } };
  } catch (error) {
    return folderFailure(file.path, error);
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

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function isDocument(name: string): boolean {
  return DOCUMENT_ENDINGS.has(extname(name).toLowerCase());
}

function folderFailure(path: string, error: unknown): SourceFailure {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return failure('gone', `${path} is not there`);
  if (code === 'EACCES' || code === 'EPERM')
    return failure('refused', `${path} may not be read by this user`);
  return failure(
    'status',
    `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  );
}
