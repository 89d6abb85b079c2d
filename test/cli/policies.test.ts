import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exportPolicies } from '../../src/cli/policies.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { readConfig } from '../../src/settings/readConfig.ts';

const folder = mkdtempSync(join(tmpdir(), 'sulan-policies-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('both policies are written in three languages, and their links lead to each other', async () => {
  const said: string[] = [];
  const lines = { out: (line: string) => said.push(line), err: (line: string) => said.push(`err ${line}`) };
  const config = readConfig({ SULAN_CONTACT: 'ops@example.org <b>' });
  expect(
    await exportPolicies(join(folder, 'new'), config, commandLineTexts('en-US').results.policies, lines),
  ).toBe(0);
  const files = readdirSync(join(folder, 'new')).sort();
  expect(files).toEqual([
    'privacy.en-US.html',
    'privacy.zh-CN.html',
    'privacy.zh-TW.html',
    'terms.en-US.html',
    'terms.zh-CN.html',
    'terms.zh-TW.html',
  ]);
  expect(said).toHaveLength(6);
  for (const file of files) {
    const page = readFileSync(join(folder, 'new', file), 'utf8');
    expect(page).toContain('ops@example.org &lt;b&gt;');
    expect(page).not.toContain('<script');
    for (const [, link = ''] of page.matchAll(/href="([^"]+)"/gu)) expect(files, file).toContain(link);
  }
});
