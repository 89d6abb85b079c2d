import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../src/cli/migrate.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { readConfig } from '../../src/settings/readConfig.ts';
import { storeFile, storeLocation } from '../../src/settings/storeLocations.ts';
import { openStore, openStoreAt } from '../../src/store/open.ts';
import { openAppAt } from '../../src/wiring/core.ts';
import { engine, newLocation } from '../database/engines.ts';
import { day, storeEdition } from '../outbox/roundup.ts';

const NOW = new Date('2024-12-27T00:00:00Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-migrate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const texts = commandLineTexts('en-US').results.migrate;

function linesInto(said: string[]) {
  return { out: (line: string) => said.push(line), err: (line: string) => said.push(line) };
}

test('migrate without exactly one direction fails', async () => {
  const config = readConfig({ SULAN_STATE_DIR: folder });
  const url = 'postgres://localhost/sulan';
  const said: string[] = [];
  expect(await migrate(config, {}, texts, linesInto(said))).toBe(2);
  expect(await migrate(config, { to: url, from: url }, texts, linesInto(said))).toBe(2);
  expect(said.join('\n')).toContain('--from');
});

describe.runIf(engine === 'postgres')('sulan migrate', () => {
  test('moves the store to a server and back; what was moved refuses to be opened and says where it went', async () => {
    const { location, remove } = await newLocation();
    if (location.engine !== 'postgres') throw new Error('the run has PostgreSQL');
    const { url } = location;
    const config = readConfig({ SULAN_STATE_DIR: folder });
    const said: string[] = [];
    expect(await migrate(config, { to: url }, texts, linesInto(said))).toBe(1);
    expect(said.join('\n')).toContain('There is no store');

    const file = openStore(storeFile(config));
    await storeEdition(file, { column: '极客头条', day: '2024-12-26', stories: 3 }, NOW);
    await file.close();
    said.length = 0;
    expect(await migrate(config, { to: url }, texts, linesInto(said))).toBe(0);
    expect(said).toContainEqual(expect.stringMatching(/^stories 3 [0-9a-f]{64}$/));
    expect(said.at(-1)).toContain('DATABASE_URL');
    expect(() => openStore(storeFile(config))).toThrow(expect.objectContaining({ reason: 'moved' }));
    const app = await openAppAt(location);
    const [edition] = await app.digestSources.editions.onDay(day('2024-12-26'));
    const title = edition?.stories[0]?.title ?? '';
    expect((await app.context.search.search(title)).hits[0]?.title).toBe(title);
    await app.reader.close();
    await app.store.close();

    said.length = 0;
    expect(await migrate(config, { from: url }, texts, linesInto(said))).toBe(0);
    expect(said).toContainEqual(expect.stringMatching(/^stories 3 [0-9a-f]{64}$/));
    expect(readdirSync(folder).some((name) => name.includes('before-migrate'))).toBe(true);
    const again = await openStoreAt(storeLocation(config));
    expect(await again.get('SELECT count(*) AS n FROM stories')).toEqual({ n: 3 });
    await again.close();
    await expect(openStoreAt(location)).rejects.toThrow(expect.objectContaining({ reason: 'moved' }));
    await remove();
  });
});
