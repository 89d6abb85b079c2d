import type { TransactionOptions } from '../../database/database.ts';

/**
 * Transactions that write news follow each other over all processes: stories are then committed in the order of their
 * rows, so that whoever has read up to one has missed none before it.
 */
export const NEWS_QUEUE: Pick<TransactionOptions, 'queue'> = { queue: 'news_version' };
