import { readEdition } from '../../src/editions/readEdition.ts';
import { HOSTILE } from './hostile.ts';

/**
 * Reads one hostile document in a process of its own; prints its time and memory. Arguments: its name and megabytes.
 */
const [name = '', megabytes = '5'] = process.argv.slice(2);
const document = {
  bytes: Buffer.from(HOSTILE[name]?.(Number(megabytes)) ?? ''),
  origin: 'post',
  time: new Date('2025-01-01T00:00:00Z'),
};
const started = performance.now();
readEdition(document);
const ms = Math.round(performance.now() - started);
process.stdout.write(JSON.stringify({ ms, peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
