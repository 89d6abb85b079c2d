import { parentPort } from 'node:worker_threads';
import type { ReadingTask } from '../../../src/editions/reading/documentReader.ts';

/** A worker that does to a document what its origin says. */
parentPort?.on('message', ({ document: { origin } }: ReadingTask) => {
  if (origin === 'hang') while (true);
  if (origin === 'exit') process.exit(3);
  if (origin === 'throw') throw new Error('broken');
  const kept: number[][] = [];
  while (origin === 'fill') kept.push(Array.from({ length: 100_000 }, (_, n) => n + kept.length));
  parentPort?.postMessage({ kind: 'unreadable', reason: origin });
});
parentPort?.postMessage('ready');
