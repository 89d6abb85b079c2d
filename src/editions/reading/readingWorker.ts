import { answerTasks } from '../../threads/answer.ts';
import { readEdition } from '../readEdition.ts';
import type { DocumentReading, ExplainedReading, ReadingTask } from './documentReader.ts';

answerTasks(({ document: source, explained }: ReadingTask): DocumentReading | ExplainedReading => {
  const reading = readEdition(source);
  if (reading.kind === 'unreadable') return reading;
  const { kind, edition, document, leftOut } = reading;
  return explained ? { kind, edition, document, leftOut } : { kind, edition };
});
