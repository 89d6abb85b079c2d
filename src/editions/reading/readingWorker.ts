import { answerTasks } from '../../threads/answer.ts';
import { weighingOf } from '../layouts/weighing.ts';
import { readEdition } from '../readEdition.ts';
import type { DocumentReading, ExplainedReading, ReadingTask } from './documentReader.ts';

answerTasks(({ document: source, explained }: ReadingTask): DocumentReading | ExplainedReading => {
  const reading = readEdition(source);
  if (reading.kind === 'unreadable') return reading;
  const { kind, edition, document, discarded, choice } = reading;
  if (!explained) return { kind, edition };
  return { kind, edition, document, discarded, weighing: choice && weighingOf(choice) };
});
