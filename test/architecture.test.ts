import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * The rooms (folders of `src/`, `commands/` and single files of `src/`) in the order in which they may build on one
 * another: a room imports only from rooms above it. Rooms of one line know nothing of each other.
 */
const ROOMS: readonly (readonly string[])[] = [
  ['text', 'threads', 'charts', 'version.ts'],
  ['calendar', 'words'],
  ['network', 'jobs'],
  ['sources'],
  ['documents'],
  ['editions'],
  ['events'],
  ['database'],
  ['store', 'processes'],
  ['search'],
  ['digests'],
  ['messages'],
  ['commands', 'outbox', 'api', 'languageModel', 'settings'],
  ['mcp', 'pictures', 'log.ts', 'terminal', 'speech'],
  ['discord', 'serverNews'],
  ['operator', 'webhooks'],
  ['web', 'sourcing'],
  ['wiring'],
  ['cli'],
  ['main.ts'],
];

/** Every TypeScript file of the program, from the project's folder, without what runs in the browser. */
const FILES = globSync(['src/**/*.ts', 'commands/**/*.ts'], { cwd: ROOT }).filter(
  (file) => !file.startsWith('src/web/preview/browser/'),
);

/** The files that each file imports, types included, by whatever form of import. */
const IMPORTS: ReadonlyMap<string, readonly string[]> = new Map(
  FILES.map((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const specifiers = [...text.matchAll(/(?:\bfrom |\bimport |\bimport\()\s*'(\.[^']+)'/g)];
    return [file, specifiers.map(([, specifier = '']) => join(dirname(file), specifier))];
  }),
);

function roomOf(file: string): string {
  const [top = '', room = ''] = file.split('/');
  return top === 'src' ? room : top;
}

test('every folder of src is listed in the order of rooms', () => {
  const known = new Set(ROOMS.flat());
  expect([...new Set(FILES.map(roomOf))].filter((room) => !known.has(room))).toEqual([]);
});

test('a room imports only from rooms above it', () => {
  const floorOf = new Map(ROOMS.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)));
  const against = [...IMPORTS].flatMap(([file, imported]) =>
    imported
      .filter((other) => roomOf(other) !== roomOf(file) && other.endsWith('.ts'))
      .filter((other) => (floorOf.get(roomOf(other)) ?? 0) >= (floorOf.get(roomOf(file)) ?? 0))
      .map((other) => `${file} imports ${other}`),
  );
  expect(against).toEqual([]);
});

test('no files import each other in a circle, types included', () => {
  expect(circlesIn(IMPORTS)).toEqual([]);
});

test('only the room of the database imports an engine of the store, its driver or its files', () => {
  const importers = [...IMPORTS]
    .filter(
      ([file, imported]) =>
        /from '(?:node:sqlite|pg)'/.test(readFileSync(join(ROOT, file), 'utf8')) ||
        imported.some((other) => /^src\/database\/(?:sqlite|postgres)\//.test(other)),
    )
    .map(([file]) => file)
    .filter((file) => roomOf(file) !== 'database');
  expect(importers).toEqual([]);
});

test('the store is asked through its port alone: no prepared statement and no query builder', () => {
  const others = FILES.filter(
    (file) =>
      !file.startsWith('src/database/') &&
      /from '(?:kysely|knex|drizzle-orm)[^']*'|\bprepare\(\s*['"`](?:SELECT|INSERT|UPDATE|DELETE|WITH|PRAGMA)/.test(
        readFileSync(join(ROOT, file), 'utf8'),
      ),
  );
  expect(others).toEqual([]);
});

test('the fake Discord imports packages and its own files alone, as if it were published', () => {
  const files = globSync('test/fake-discord/**/*.ts', { cwd: ROOT });
  const outside = files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:\bfrom |\bimport |\bimport\()\s*'(\.[^']+)'/g)]
      .map(([, specifier = '']) => join(dirname(file), specifier))
      .filter((imported) => !imported.startsWith('test/fake-discord/'))
      .map((imported) => `${file} imports ${imported}`),
  );
  expect(files.length).toBeGreaterThan(40);
  expect(outside).toEqual([]);
});

/** The files that remain when, again and again, those that import none of the rest are taken away. */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const left = new Set(imports.keys());
  for (let before = 0; before !== left.size; ) {
    before = left.size;
    for (const file of left) if (!imports.get(file)?.some((other) => left.has(other))) left.delete(file);
  }
  return [...left];
}
