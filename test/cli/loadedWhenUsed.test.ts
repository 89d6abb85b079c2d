import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Imports the program's two ways of running beside each other, and prints the addresses of all modules that it loads. */
const SCRIPT = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
  await import('${new URL('../../src/wiring/bot.ts', import.meta.url)}');
  await import('${new URL('../../src/web/start.ts', import.meta.url)}');
  console.log(JSON.stringify(loaded));
`;

test('the doors for programs, pictures, sound and the language model cost the bot and the archive nothing while nobody uses them', {
  timeout: 90_000,
}, () => {
  const args = ['--input-type=module', '-e', SCRIPT];
  const loaded = z
    .array(z.string())
    .parse(JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })));
  expect(loaded.length).toBeGreaterThan(100);
  const ofDoors = loaded.filter((url) =>
    /@modelcontextprotocol|@takumi-rs|\/uqr\/|\/node_modules\/openai\/|\/src\/(?:api|mcp|webhooks|pictures|languageModel|speech)\/|\/src\/web\/(?:api\/|mcp\.ts)/u.test(
      url,
    ),
  );
  expect(ofDoors).toEqual([]);
});
