import type { StoryId } from '../editions/edition.ts';
import type { StoredEdition } from '../store/news/rows.ts';
import type { DigestItem, DigestSection } from './digest.ts';
import { titleWithClause } from './itemText.ts';
import type { DigestStory, Pick } from './pick.ts';
import { toldMarks } from './splitTold.ts';
import type { ToldBefore } from './told.ts';

/** Section of plain articles, which belong to no edition. */
const MORE_SECTION = '更多';

/**
 * Groups items into sections in the order of their first items; equal names are joined, and articles alone get no
 * section.
 */
export function groupIntoSections(
  picks: readonly Pick[],
  used: readonly StoredEdition<DigestStory>[],
  told: ReadonlyMap<StoryId, ToldBefore>,
): readonly DigestSection[] {
  const several = used.length > 1;
  const labelled = new Set(used.filter(({ writtenBy }) => writtenBy !== null).map(({ id }) => id));
  const urls = new Map(used.map(({ id, url }) => [id, url]));
  const more = used.length === 0 ? null : MORE_SECTION;
  const sections = new Map<string | null, DigestItem[]>();
  for (const [rank, pick] of picks.entries()) {
    const { story, also } = pick;
    const name = story.edition === null ? more : (story.section ?? (several ? story.column : null));
    const isLabelled = story.edition !== null && labelled.has(story.edition);
    const item = {
      text: story.glance ?? (story.edition === null ? story.title : titleWithClause(story)),
      story: story.id,
      column: story.column,
      also,
      rank,
      byMachine: story.writtenBy !== null && !isLabelled,
      isOfServer: story.isOfServer === true,
      url: story.edition === null ? (story.url ?? null) : (urls.get(story.edition) ?? null),
      ...toldMarks(pick, told),
    };
    const items = sections.get(name);
    if (items) items.push(item);
    else sections.set(name, [item]);
  }
  return [...sections].map(([name, items]) => ({ name, items }));
}

/**
 * Orders items like an editor: the headline's stories, then the order of the page, where all items of an earlier
 * section come first; updates of told events come last.
 */
export function rankedAsShown(
  sections: readonly DigestSection[],
  titled: readonly Pick[],
  further: readonly Pick[],
): readonly DigestSection[] {
  const items = sections.flatMap((section) => section.items);
  const behind = new Set(further.map(({ story }) => story.id));
  const shown = items.toSorted(
    (one, other) => Number(behind.has(one.story)) - Number(behind.has(other.story)),
  );
  const first = titled.map(({ story }) => story.id).filter((id) => items.some(({ story }) => story === id));
  const ids = [...first, ...shown.map(({ story }) => story)];
  const order = new Map([...new Set(ids)].map((story, rank) => [story, rank]));
  return sections.map(({ name, items }) => ({
    name,
    items: items.map((item) => ({ ...item, rank: order.get(item.story) ?? item.rank })),
  }));
}
