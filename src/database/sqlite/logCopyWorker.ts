import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { answerTasks } from '../../threads/answer.ts';

/** Worker that copies the write-ahead log of a store, given by its file, into the file. */
answerTasks((file: string) => {
  const place = pathToFileURL(file);
  // A file that was moved away must not be made anew, empty (https://www.sqlite.org/uri.html).
  place.searchParams.set('mode', 'rw');
  const connection = new DatabaseSync(place);
  try {
    // PASSIVE waits neither for readers nor for another process that writes.
    connection.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } finally {
    connection.close();
  }
  return 'copied';
});
