import type { Edition, StoryId } from '../editions/edition.ts';
import { base32Hash } from '../editions/identity.ts';
import type { DocumentReader, DocumentReading } from '../editions/reading/documentReader.ts';

/**
 * Returns a reader that files editions and stories under the document's source, whatever column they name: a story of
 * two sources gets two ids, so that neither source can change what the other's servers read.
 */
export function ownReader(reader: Pick<DocumentReader, 'read'>): Pick<DocumentReader, 'read'> {
  return {
    async read(document) {
      const source = document.hints?.source;
      if (source === undefined) throw new RangeError('a document of a server names its source');
      return ownReading(await reader.read(document), source);
    },
  };
}

function ownReading(reading: DocumentReading, source: string): DocumentReading {
  return reading.kind === 'unreadable'
    ? reading
    : { ...reading, edition: ownEdition(reading.edition, source) };
}

function ownEdition(edition: Edition, source: string): Edition {
  const own = (id: StoryId) => base32Hash(`${source}\n${id}`) as StoryId;
  return {
    ...edition,
    column: source,
    stories: edition.stories.map((story) => ({ ...story, id: own(story.id) })),
    glance: edition.glance.map(({ text, story }) => ({ text, story: story && own(story) })),
  };
}
