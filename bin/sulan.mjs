#!/usr/bin/env node
// Plain JavaScript on purpose: an older Node must be able to read this file to come to the sentence about itself.
import './requireNode.mjs';
import module from 'node:module';
import { dirname } from 'node:path';
import v8 from 'node:v8';
import { useOneArena } from './oneArena.mjs';

const isBot = ['start', 'bot'].includes(process.argv[2]);
if (isBot) useOneArena();

// A bot waits most of its day: it keeps a third less memory, and answers as fast (`npm run bench -- start`). Before the cache,
// which is one for each set of V8's options: set after it, a bot and a command would throw away what the other has compiled.
if (isBot) {
  v8.setFlagsFromString('--optimize-for-size');
  // V8 collects twice when a bot begins to wait; of 130 MB that it still needs, the second time found 0.4 MB.
  v8.setFlagsFromString('--memory-reducer-gc-count=1');
}
// What was compiled once need not be compiled at every start: a third of the time and 20 MB.
module.enableCompileCache();
// Worker threads take it from the environment: without it each keeps the 10 MB of the compiler that strips types.
const cache = module.getCompileCacheDir();
if (cache !== undefined) process.env.NODE_COMPILE_CACHE ??= dirname(cache);
const { main } = await import('../src/main.ts');
await main(process.argv.slice(2));
