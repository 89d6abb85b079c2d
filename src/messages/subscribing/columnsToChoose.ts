import type { Services } from '../conversation/services.ts';

/** What a subscription can be limited to: the columns of editions, then the sources of plain articles, each once. */
export async function columnsToChoose({ editions, stories }: Pick<Services, 'editions' | 'stories'>) {
  const columns = (await editions.columns()).map(({ column }) => column);
  return [...new Set([...columns, ...(await stories.articleColumns())])];
}
