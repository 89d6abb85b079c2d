import type { StoryId } from '../editions/edition.ts';
import type { Renderings } from '../store/generatedTexts.ts';
import type { Locale } from './locale.ts';
import type { StoryLine } from './news.ts';

/** Finds the titles of stories that a language model rendered. */
export type FindRenderings = (stories: readonly StoryId[]) => Promise<ReadonlyMap<StoryId, Renderings>>;

/** A title as it was rendered into a reader's language, where it was. Readers of simplified Chinese read it as it was written. */
export function renderingIn(locale: Locale, renderings: Renderings | undefined): string | undefined {
  return locale === 'zh-CN' ? undefined : renderings?.[locale];
}

/**
 * Stories of a list under the titles that a language model rendered into the reader's language, as far as there are any;
 * each says so.
 */
export async function withRenderedTitles<T extends Pick<StoryLine, 'id' | 'title'>>(
  lines: readonly T[],
  locale: Locale,
  find: FindRenderings | undefined,
): Promise<readonly (T & Pick<StoryLine, 'isRendered'>)[]> {
  if (locale === 'zh-CN' || !find || lines.length === 0) return lines;
  const renderings = await find(lines.map(({ id }) => id));
  return lines.map((line) => {
    const title = renderingIn(locale, renderings.get(line.id));
    return title === undefined ? line : { ...line, title, isRendered: true as const };
  });
}
