import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../', import.meta.url);

/** Rooms whose functions read texts from outside: members' words, documents, feeds, addresses. */
const ROOMS = [
  'api',
  'calendar',
  'digests',
  'discord/rendering',
  'documents',
  'editions',
  'events',
  'messages',
  'network',
  'outbox/follows',
  'search',
  'sources',
  'terminal',
  'text',
  'web',
  'words',
];

/** Functions of one string that is no text from outside: a setting, a file or word that the operator or the project wrote. */
const OF_OWN_TEXT: ReadonlySet<string> = new Set([
  'createDispatcher',
  'createForwardingDispatcher',
  'openApiDocument',
  'readImportance',
  'readListText',
  'readSourceList',
  'shippedLines',
  'unsimplified',
  'userAgentOf',
]);

/**
 * Matches an exported function that takes one string, and then only parameters that may be left out; not one that
 * returns a promise, because it does more than computing. Groups: name, further parameters, type of the result.
 */
const DECLARATION =
  /^export function (\w+)\(\s*\w+: string(?: \| undefined)?,?\s*((?:\w+(?:\?:|: [^=,()]+ =|\s=)[^,()]*,?\s*)*)\): ([^\n]{1,80})/gm;

/** Exported function of one string, with the file that declares it, relative to src/. */
interface ExportedFunction {
  readonly name: string;
  readonly file: string;
  readonly run: (text: string) => unknown;
}

/** Returns the exported functions of one string in {@link ROOMS}, without {@link OF_OWN_TEXT}. Imports the modules that declare them. */
export async function exportedFunctions(): Promise<readonly ExportedFunction[]> {
  const found: ExportedFunction[] = [];
  const patterns = ROOMS.map((room) => `src/${room}/**/*.ts`);
  for (const path of globSync(patterns, { cwd: fileURLToPath(ROOT) }).sort()) {
    const names = [...readFileSync(new URL(path, ROOT), 'utf8').matchAll(DECLARATION)]
      .filter(([, , , result = '']) => !result.startsWith('Promise<') && !result.startsWith('Async'))
      .map(([, name = '']) => name)
      .filter((name) => !OF_OWN_TEXT.has(name));
    if (names.length === 0) continue;
    const exports = new Map<string, unknown>(Object.entries(await import(new URL(path, ROOT).href)));
    for (const name of names) {
      const declared = exports.get(name);
      if (typeof declared !== 'function') throw new Error(`${path} does not export ${name}`);
      found.push({ name, file: path.slice('src/'.length), run: (text) => resultOf(() => declared(text)) });
    }
  }
  return found;
}

/** Returns the result of a run, or the error that it threw: a refusal must come in proportion to the text as well. */
function resultOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
