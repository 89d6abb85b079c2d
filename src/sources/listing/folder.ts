import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { errorCodeOf } from '../../text/errorCode.ts';
import { errorMessage } from '../../text/errorMessage.ts';
import { failure, type SourceFailure } from '../failure.ts';

/** File that may be a document; `name` is its path within the folder, with `/` on every system. */
export interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly modified: Date;
}

/** Extensions of the files that a folder offers as a source. */
const DOCUMENT_ENDINGS: ReadonlySet<string> = new Set([
  '.html',
  '.htm',
  '.xhtml',
  '.md',
  '.markdown',
  '.txt',
]);

/** Extensions of files that are not posts: data, code, styles, pictures, sounds, archives, office files. */
const OTHER_ENDINGS: ReadonlySet<string> = new Set(
  [
    '.json .jsonl .yaml .yml .toml .csv .tsv .xml .lock .db .sqlite .log',
    '.css .scss .js .mjs .cjs .ts .jsx .tsx .py .rb .sh .go .rs .map',
    '.png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .woff .woff2 .ttf .otf .mp3 .mp4 .webm .m4a',
    '.zip .gz .tgz .tar .bz2 .xz .zst .7z .rar .pdf .doc .docx .xls .xlsx .ppt .pptx',
  ].flatMap((endings) => endings.split(' ')),
);

/** Whether a file's extension shows that it is not a post. */
export function isOtherThanPost(path: string): boolean {
  return OTHER_ENDINGS.has(extname(path).toLowerCase());
}

/** Contents of a folder, or the failure of listing it. */
export type FolderContents = { readonly kind: 'found'; readonly files: readonly FoundFile[] } | SourceFailure;

/** Returns every document file under a folder, by name; an unreadable subfolder fails the whole. */
export async function findFiles(folder: string): Promise<FolderContents> {
  const files: FoundFile[] = [];
  for await (const entry of filesIn(folder)) {
    if (entry.kind === 'failed') return entry;
    const { path } = entry;
    if (!DOCUMENT_ENDINGS.has(extname(path).toLowerCase())) continue;
    const stats = await statIfThere(path);
    if (stats instanceof Error) return folderFailure(path, stats);
    const name = relative(folder, path).replaceAll(sep, '/');
    if (stats) files.push({ path, name, bytes: stats.size, modified: stats.mtime });
  }
  return { kind: 'found', files: files.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/**
 * Yields the files under a folder, depth first by name. Hidden files and folders are skipped, symbolic links are not
 * followed (they may lead out of the folder, or in a circle). An unreadable folder yields a failure, and the others
 * continue.
 */
export async function* filesIn(
  folder: string,
): AsyncGenerator<{ readonly kind: 'file'; readonly path: string } | SourceFailure> {
  const open = [{ path: folder, isFolder: true }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path } = next;
    if (!next.isFolder) {
      yield { kind: 'file', path };
      continue;
    }
    const inside = await readdir(path, { withFileTypes: true }).catch((error: unknown) =>
      folderFailure(path, error),
    );
    if ('kind' in inside) {
      yield inside;
      continue;
    }
    const wanted = inside
      .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.isFile()))
      .sort((a, b) => (a.name < b.name ? 1 : -1));
    for (const entry of wanted) open.push({ path: join(path, entry.name), isFolder: entry.isDirectory() });
  }
}

/** Returns a file's status; undefined if it vanished after the listing, as when an editor saves by renaming. */
async function statIfThere(path: string): Promise<Stats | Error | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return undefined;
    return error instanceof Error ? error : new Error(String(error));
  }
}

function folderFailure(path: string, error: unknown): SourceFailure {
  const code = errorCodeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return failure('gone', `${path} is not there (${code})`);
  if (code === 'EACCES' || code === 'EPERM')
    return failure('refused', `${path} may not be read by this user (${code})`);
  return failure('status', `${path} cannot be read: ${errorMessage(error)}`);
}
