import type { Services } from '../conversation/services.ts';

/**
 * Returns the choices for a subscription's columns: those of editions, then the sources of plain articles, without
 * duplicates.
 */
export async function columnsToChoose({ editions, stories }: Pick<Services, 'editions' | 'stories'>) {
  const columns = (await editions.columns()).map(({ column }) => column);
  return [...new Set([...columns, ...(await stories.articleColumns())])];
}
