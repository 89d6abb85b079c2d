import type { Document } from '../../sources/document.ts';
import { answerTasks } from '../../threads/answer.ts';
import { readEdition } from '../readEdition.ts';
import type { DocumentReading } from './documentReader.ts';

/** The details of the reading stay with the worker. */
answerTasks((document: Document): DocumentReading => {
  const reading = readEdition(document);
  return reading.kind === 'unreadable' ? reading : { kind: reading.kind, edition: reading.edition };
});
