import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runDoctor } from '../../../src/cli/doctor.ts';
import { releasePutAside } from '../../../src/cli/reread.ts';
import { commandLineTexts } from '../../../src/cli/texts/commandLineTexts.ts';
import { storeAt } from '../../../src/database/location.ts';
import type { Check } from '../../../src/operator/doctor/check.ts';
import { tokenCheck } from '../../../src/operator/doctor/discord.ts';
import { diskCheck, nodeCheck, timeZoneCheck } from '../../../src/operator/doctor/machine.ts';
import { storeCheck } from '../../../src/operator/doctor/store.ts';
import { doctorTexts } from '../../../src/operator/doctor/texts/doctorTexts.ts';
import { openStore } from '../../../src/store/open.ts';
import { attemptKey, beginAttempt, endAttempt } from '../../../src/store/readingAttempts.ts';
import { schema } from '../../../src/store/schema/schema.ts';

async function doctor(...checks: Check[]): Promise<{ status: number; text: string }> {
  const printed: string[] = [];
  const lines = { out: (line: string) => printed.push(line), err: (line: string) => printed.push(line) };
  return { status: await runDoctor(checks, doctorTexts('en-US'), lines), text: printed.join('\n') };
}

describe('doctor', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sulan-doctor-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('a healthy machine and store exit 0', async () => {
    const file = join(folder, 'sulan.db');
    await openStore(file).close();
    const { status, text } = await doctor(
      nodeCheck('26.1.0'),
      timeZoneCheck(),
      diskCheck(folder),
      storeCheck(storeAt(file)),
    );
    expect(text).toContain('ok    Node: Node 26.1.0');
    expect(text).toContain('is whole');
    expect(status).toBe(0);
  });

  test('an old Node and a damaged store exit 1, each with what to do', async () => {
    const file = join(folder, 'bad.db');
    writeFileSync(
      file,
      'no database at all, but a sentence that is long enough to be looked at as one, twice over',
    );
    const { status, text } = await doctor(nodeCheck('20.20.2'), storeCheck(storeAt(file)));
    expect(status).toBe(1);
    expect(text).toMatch(/FAIL {2}Node: .*\n {6}→ Start through npm/);
    expect(text).toMatch(/FAIL {2}Store: .*damaged.*\n {6}→ Stop the bot and restore/);
  });

  test('an older store is checked without migrating it, and the pending migration is a hint', async () => {
    const file = join(folder, 'older.db');
    await openStore(file).close();
    const before = readFileSync(file, 'latin1');
    const newer = { ...schema, migrations: [{ number: 9000, script: 'CREATE TABLE more (x)' }] };
    const { status, text } = await doctor(storeCheck(storeAt(file), newer));
    expect(text).toMatch(/ok {4}Store: .*whole\nhint {2}Store: .*migrations are to come\n {6}→ .*backup/u);
    expect(status).toBe(0);
    expect(readFileSync(file, 'latin1')).toBe(before);
  });

  test('documents that were put aside are counted, until reread --put-aside frees them', async () => {
    const file = join(folder, 'sulan.db');
    const store = openStore(file);
    const key = attemptKey({ origin: 'a.md', bytes: Buffer.from('甲'), time: new Date(0) });
    await beginAttempt(store, key, new Date());
    await endAttempt(store, key, true);
    await store.close();
    const { status, text } = await doctor(storeCheck(storeAt(file)));
    expect(text).toMatch(/hint {2}Store: 1 document was put aside.*\n {6}→ .*sulan reread --put-aside/u);
    expect(status).toBe(0);
    const printed: string[] = [];
    const lines = { out: (line: string) => printed.push(line), err: (line: string) => printed.push(line) };
    expect(await releasePutAside({ store: openStore(file) }, commandLineTexts('en-US').results, lines)).toBe(
      0,
    );
    expect(printed).toEqual(['documents: 1 no longer put aside; each is read again when it next comes in']);
    expect((await doctor(storeCheck(storeAt(file)))).text).not.toContain('put aside');
  });

  test('pages of the store that are damaged inside are found', async () => {
    const file = join(folder, 'torn.db');
    await openStore(file).close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xaa, 3 * 4096, 12 * 4096));
    const { status, text } = await doctor(storeCheck(storeAt(file)));
    expect(text).toMatch(/FAIL {2}Store: .*damaged.*\n {6}→ Stop the bot and restore/u);
    expect(status).toBe(1);
  });

  test('a check that throws hides no other', async () => {
    const throwing: Check = {
      name: 'holidays',
      look: () => {
        throw new Error('out of reach');
      },
    };
    const { status, text } = await doctor(throwing, nodeCheck('26.1.0'));
    expect(status).toBe(1);
    expect(text).toContain('FAIL  Holidays: out of reach');
    expect(text).toContain('ok    Node');
  });
});

describe('doctor asks Discord', () => {
  let server: Server;
  let url: string;
  let status: number;
  beforeEach(async () => {
    server = createServer((request, response) => {
      response.writeHead(request.headers.authorization === 'Bot good.token' ? status : 401).end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api`;
    status = 200;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  test.each([
    ['good.token', 0, 0, 'ok    Discord: Discord accepts the token'],
    ['bad.token', 0, 1, 'FAIL  Discord: Discord refuses the token'],
    ['good.token', 120_000, 1, 's off Discord’s'],
    [undefined, 0, 0, 'hint  Discord: no DISCORD_TOKEN'],
  ])('token %s, clock off by %d ms', async (token, skew, expected, line) => {
    const check = tokenCheck({ discordToken: token, discordApiUrl: url }, () => new Date(Date.now() + skew));
    const { status: exit, text } = await doctor(check);
    expect(text).toContain(line);
    expect(text).not.toContain('good.token');
    expect(exit).toBe(expected);
  });

  test('an address that nobody answers is named as such', async () => {
    const { text } = await doctor(
      tokenCheck({ discordToken: 'good.token', discordApiUrl: 'http://127.0.0.1:9/api' }, () => new Date()),
    );
    expect(text).toContain('FAIL  Discord: Discord cannot be reached');
  });
});
