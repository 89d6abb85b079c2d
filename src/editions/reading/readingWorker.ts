import { parentPort } from 'node:worker_threads';
import type { Document } from '../../sources/document.ts';
import { readEdition } from '../readEdition.ts';

/** What a worker answers to a document; the details of the reading stay with it. */
function answerTo(document: Document) {
  const reading = readEdition(document);
  return reading.kind === 'unreadable' ? reading : { kind: reading.kind, edition: reading.edition };
}

parentPort?.on('message', (document: Document) => parentPort?.postMessage(answerTo(document)));
parentPort?.postMessage('ready');
