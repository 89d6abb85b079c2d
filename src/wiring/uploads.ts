import type { Clock } from '../calendar/zone.ts';
import { withoutDayToCome } from '../editions/dating/yetToCome.ts';
import type { DocumentReader } from '../editions/reading/documentReader.ts';
import type { Uploads } from '../messages/conversation/uploads.ts';
import { ingestApart } from '../store/ingest.ts';
import type { Store } from '../store/open.ts';

/** Connects the reading and storing of uploaded documents. */
export function uploadsInto(
  store: Store,
  reader: DocumentReader,
  clock: Clock,
  catchUp: () => Promise<void>,
): Uploads {
  const documentOf = (name: string, bytes: Uint8Array) => ({ bytes, origin: name, time: clock.now() });
  return {
    async read(name, bytes) {
      const reading = await reader.read(documentOf(name, bytes));
      // Dated as it would be stored: a day in the future is not accepted.
      return reading.kind === 'edition'
        ? { ...reading, edition: withoutDayToCome(reading.edition, clock.now()) }
        : reading;
    },
    async store(name, bytes) {
      const document = documentOf(name, bytes);
      const options = { articlesStandAlone: false };
      const ingested = await ingestApart(store, reader, document, clock.now(), options);
      await catchUp();
      return ingested;
    },
  };
}
