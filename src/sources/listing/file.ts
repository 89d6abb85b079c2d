import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorCodeOf } from '../../text/errorCode.ts';
import { errorMessage } from '../../text/errorMessage.ts';
import { DOCUMENT_BYTES_MOST, type DocumentHints } from '../document.ts';
import { failure, type SourceFailure } from '../failure.ts';
import type { Loaded } from './listing.ts';

/** Reads a file as a document whose origin is its full path and whose time is the file's. */
export async function loadFile(path: string, hints?: DocumentHints): Promise<Loaded> {
  try {
    const { size, mtime } = await stat(path);
    if (size > DOCUMENT_BYTES_MOST) return failure('too-large', tooLarge(size));
    const bytes = await readFile(path);
    return {
      kind: 'loaded',
      document: { bytes, origin: resolve(path), time: mtime, ...(hints && { hints }) },
    };
  } catch (error) {
    return fileFailure(error);
  }
}

function tooLarge(bytes: number): string {
  const [size, most] = [bytes, DOCUMENT_BYTES_MOST].map((count) => Math.round(count / 1_000_000));
  return `The file is too large for a post (${size} MB, at most ${most}).`;
}

/** Creates the failure for an error of the file system. */
function fileFailure(error: unknown): SourceFailure {
  switch (errorCodeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return failure('gone', 'There is no such file.');
    case 'EACCES':
    case 'EPERM':
      return failure('refused', `The file may not be read (${errorCodeOf(error)}): check its rights.`);
    case 'EISDIR':
      return failure('refused', 'This is a folder (EISDIR): name the files in it, or use `sulan ingest`.');
    default:
      return failure('status', `The file cannot be read (${errorMessage(error)}).`);
  }
}
