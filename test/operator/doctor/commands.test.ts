import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandsCheck } from '../../../src/operator/doctor/commands.ts';
import { doctorTexts } from '../../../src/operator/doctor/texts/doctorTexts.ts';
import { openStore } from '../../../src/store/open.ts';
import { noteRegistration } from '../../../src/store/registrationProblems.ts';

const SINCE = new Date('2024-12-27T00:00:00Z');
const REFUSED = 'Discord refuses the command /news, option query: Must be 32 or fewer in length.';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-doctor-commands-'));
  file = join(folder, 'sulan.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const findings = () => commandsCheck({ engine: 'sqlite', file }).look(doctorTexts('en-US'));

async function note(problem: string | undefined): Promise<void> {
  const store = openStore(file);
  await noteRegistration(store, '42/', problem, SINCE);
  await store.close();
}

test('what Discord refuses of the commands is shown with the command, the option and since when', async () => {
  await note(REFUSED);
  const [found, ...more] = await findings();
  expect(more).toEqual([]);
  expect(found).toMatchObject({ kind: 'broken', text: expect.stringContaining(REFUSED) });
  expect(found?.text).toContain('2024-12-27');
});

test('commands that Discord has are fine, and before the first start nothing is reported', async () => {
  expect(await findings()).toEqual([]);
  await note(REFUSED);
  await note(undefined);
  expect(await findings()).toMatchObject([{ kind: 'fine' }]);
});
