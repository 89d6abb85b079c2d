import { readEdition } from '../../src/editions/readEdition.ts';

/** Returns the titles of a document's stories as it is read on a day; throws if it cannot be read. */
export function storyTitles(text: string, origin: string, day: string): string[] {
  const reading = readEdition({ bytes: Buffer.from(text), origin, time: new Date(`${day}T00:00:00Z`) });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  return reading.edition.stories.map(({ title }) => title);
}
