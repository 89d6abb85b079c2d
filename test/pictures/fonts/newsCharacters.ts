import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inTaiwanese } from '../../../src/text/taiwan.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** The project's own documents, and where they are beside it, those that it is measured with. */
const DOCUMENTS = [
  'test/**/*.{html,md,txt,json,xml}',
  'data/samples/**/*',
  '../shared/{corpus,corpus-2,roundups,articles,feeds,seeds}/**/*',
];

/** Every character of the documents that are UTF-8, as written or in Taiwan's script. */
export function newsCharacters(inTraditional: boolean): readonly string[] {
  const found = new Set<string>();
  for (const file of globSync(DOCUMENTS, { cwd: ROOT, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const text = utf8(readFileSync(`${file.parentPath}/${file.name}`));
    for (const character of text) found.add(character);
  }
  if (!inTraditional) return [...found];
  return [...new Set([...found].flatMap((character) => [...inTaiwanese(character)]))];
}

/** Bytes in another encoding hold no characters that could be read here. */
function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}
