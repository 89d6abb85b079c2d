#!/usr/bin/env node
// Plain JavaScript on purpose: an older Node must be able to read this file to come to the sentence about itself.
import './requireNode.mjs';
import module from 'node:module';
import { dirname } from 'node:path';
import { useOneArena } from './oneArena.mjs';

const isBot = ['start', 'bot'].includes(process.argv[2]);
if (isBot) useOneArena();

if (isBot) await import('./littleMemory.mjs');
// What was compiled once need not be compiled at every start: a third of the time and 20 MB.
module.enableCompileCache();
// Worker threads take it from the environment: without it each keeps the 10 MB of the compiler that strips types.
const cache = module.getCompileCacheDir();
if (cache !== undefined) process.env.NODE_COMPILE_CACHE ??= dirname(cache);
const { main } = await import('../src/main.ts');
await main(process.argv.slice(2));
