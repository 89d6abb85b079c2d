import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StoryId } from '../../src/editions/edition.ts';
import { indexPending } from '../../src/search/index/indexing.ts';
import { joinPending } from '../../src/store/events/joinPending.ts';
import type { Store } from '../../src/store/open.ts';
import { openTestStore } from '../database/engines.ts';
import { lexicon, saveDay } from './news.ts';

const told = z.array(
  z.object({
    happening: z.string(),
    column: z.string(),
    day: z.string(),
    title: z.string(),
    text: z.string(),
  }),
);

/** The tellings of happenings.json in its order. */
export function tellings(): z.infer<typeof told> {
  return told.parse(
    JSON.parse(readFileSync(new URL('../events/golden/happenings.json', import.meta.url), 'utf8')),
  );
}

/** A store with the tellings of happenings.json, each column's day an edition, indexed and joined to events. */
export async function judgedStore(open: () => Promise<Store> = openTestStore): Promise<Store> {
  const store = await open();
  const editions = Map.groupBy(tellings().entries(), ([, { day, column }]) => `${day} ${column}`);
  for (const stories of editions.values()) {
    const [first] = stories;
    if (!first) continue;
    await saveDay(
      store,
      first[1].day,
      first[1].column,
      stories.map(([place, { title, text }]) => ({ id: idOf(place), title, text })),
    );
  }
  await indexPending(store, lexicon);
  while ((await joinPending(store, lexicon)) > 0);
  return store;
}

function idOf(place: number): StoryId {
  return `told${String(place).padStart(6, '0')}` as StoryId;
}
