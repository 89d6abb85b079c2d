#!/usr/bin/env node
// Plain JavaScript on purpose: an older Node must be able to read this file to say what is wrong.
import module from 'node:module';
import { dirname } from 'node:path';
import v8 from 'node:v8';

const [major] = process.versions.node.split('.').map(Number);
if (major < 26) {
  // npm puts the Node that `npm ci` brought in front of the machine's own; where it did not, its install script did not run.
  const wayOn = process.env.npm_lifecycle_event
    ? 'npm ran no install scripts here (ignore-scripts), so the right Node did not come with `npm ci`. ' +
      'Run `npm rebuild node --ignore-scripts=false`, or install Node 26 yourself, and then this again.'
    : 'Run it with `npm start` or `npm run -s sulan -- COMMAND`: `npm ci` brings the right Node with it.';
  process.stderr.write(`速览 needs Node 26 or newer, and this is Node ${process.versions.node}. ${wayOn}\n`);
  process.exit(1);
}
// What was compiled once need not be compiled at every start: a third of the time and 20 MB.
module.enableCompileCache();
// Worker threads take it from the environment: without it each keeps the 10 MB of the compiler that strips types.
const cache = module.getCompileCacheDir();
if (cache !== undefined) process.env.NODE_COMPILE_CACHE ??= dirname(cache);
// A bot waits most of its day: it keeps a third less memory, and answers as fast (`npm run bench -- start`).
if (['start', 'bot'].includes(process.argv[2])) v8.setFlagsFromString('--optimize-for-size');
const { main } = await import('../src/main.ts');
await main(process.argv.slice(2));
