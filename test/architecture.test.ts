import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

test('nothing imports an engine of the store but the room of the database', () => {
  const importers = globSync(['src/**/*.ts', 'commands/**/*.ts'], { cwd: ROOT })
    .filter((file) => /from '(?:node:sqlite|pg|kysely)'/.test(readFileSync(`${ROOT}/${file}`, 'utf8')))
    .filter((file) => !relative('src/database', file).startsWith('sqlite'));
  expect(importers).toEqual([]);
});
