import type { TransactionOptions } from '../../database/database.ts';

/**
 * Queue for transactions that write news, across all processes: stories are committed in the order of their rows, so
 * that a reader who has read up to a row has missed none before it.
 */
export const NEWS_QUEUE: Pick<TransactionOptions, 'queue'> = { queue: 'news_version' };
