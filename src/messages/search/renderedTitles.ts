import type { StoryId } from '../../editions/edition.ts';
import type { Conversation } from '../conversation/conversation.ts';

/**
 * Stories of a list under the titles that a language model rendered into the reader's language, as far as there are any;
 * each says so. Readers of simplified Chinese read them as they were written.
 */
export async function withRenderedTitles<T extends { readonly id: StoryId; readonly title: string }>(
  lines: readonly T[],
  { locale, services: { renderingsOf } }: Conversation,
): Promise<readonly (T & { readonly isRendered?: true })[]> {
  if (locale === 'zh-CN' || !renderingsOf || lines.length === 0) return lines;
  const renderings = await renderingsOf(lines.map(({ id }) => id));
  return lines.map((line) => {
    const title = renderings.get(line.id)?.[locale];
    return title === undefined ? line : { ...line, title, isRendered: true as const };
  });
}
