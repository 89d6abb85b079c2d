import type { FolderSource } from '../source.ts';
import { loadFile } from './file.ts';
import { findFiles } from './folder.ts';
import type { Listing } from './listing.ts';
import { hintsOf } from './loadPage.ts';

/** Lists the files of a folder; a file is unchanged while its size and time are. */
export async function listFolder(source: FolderSource): Promise<Listing> {
  const contents = await findFiles(source.path);
  if (contents.kind === 'failed') return contents;
  return {
    kind: 'listed',
    items: contents.files.map((file) => ({
      key: file.name,
      label: file.path,
      fingerprint: `${file.bytes}-${file.modified.getTime()}`,
      needsRequest: false,
      load: () => loadFile(file.path, hintsOf(source)),
    })),
    validators: {},
  };
}
