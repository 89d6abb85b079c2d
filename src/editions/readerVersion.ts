/**
 * Version of the reader, raised whenever documents are read differently: stored documents are then read again from
 * their originals. In a file of its own, because the bot's main thread does not load the reader.
 */
export const READER_VERSION = 28;
