import { DatabaseSync } from 'node:sqlite';
import { answerTasks } from '../../threads/answer.ts';

/** Worker that copies the write-ahead log of a store, given by its file, into the file. */
answerTasks((file: string) => {
  const connection = new DatabaseSync(file);
  try {
    // PASSIVE waits neither for readers nor for another process that writes.
    connection.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } finally {
    connection.close();
  }
  return 'copied';
});
