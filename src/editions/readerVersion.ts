/**
 * Raised whenever documents are read otherwise than before: what is stored is then read again from its original. It
 * stands apart from the reader, which the bot's own thread never loads.
 */
export const READER_VERSION = 12;
