import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type CalendarDay, parseDay } from '../../src/calendar/day.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { samePair } from '../../src/events/clustering.ts';
import { featuresOf, type StoryFeatures } from '../../src/events/features.ts';
import type { Lexicon } from '../../src/words/lexicon.ts';

/**
 * A story of golden/happenings.json: short tellings in our own words. Those of one `happening` tell the same thing;
 * those of one `family` are about one company or matter, and near-misses of each other. Weights were fitted to one
 * `set` and not to the other.
 */
export interface JudgedStory {
  readonly set: 'fitted' | 'held-out';
  readonly happening: string;
  readonly family: string;
  readonly features: StoryFeatures;
}

const rows = z.array(
  z.object({
    set: z.enum(['fitted', 'held-out']),
    family: z.string(),
    happening: z.string(),
    column: z.string(),
    day: z.string(),
    title: z.string(),
    text: z.string(),
  }),
);

/** The judged stories with their features. */
export function judgedStories(lexicon: Lexicon): readonly JudgedStory[] {
  const file = new URL('golden/happenings.json', import.meta.url);
  return rows.parse(JSON.parse(readFileSync(file, 'utf8'))).map((row, index) => ({
    set: row.set,
    family: row.family,
    happening: row.happening,
    features: featuresOf(
      {
        id: `judged${String(index).padStart(4, '0')}` as StoryId,
        column: row.column,
        day: dayOf(row.day),
        title: row.title,
        paragraphs: [row.text],
      },
      lexicon,
    ),
  }));
}

function dayOf(text: string): CalendarDay {
  const day = parseDay(text);
  if (!day) throw new RangeError(`no day: ${text}`);
  return day;
}

/** How pairs of stories were judged against how they should be. */
export interface Judgement {
  /** Pairs that tell one happening; and pairs of one family and different columns that do not. */
  readonly same: number;
  readonly nearMisses: number;
  readonly found: number;
  /** Pairs taken for one happening that are not, as their titles. */
  readonly wrong: readonly (readonly [StoryId, StoryId])[];
  readonly precision: number;
  readonly recall: number;
}

/** Judges every pair of the stories by themselves. */
export function judge(stories: readonly JudgedStory[]): Judgement {
  let [same, nearMisses, found] = [0, 0, 0];
  const wrong: [StoryId, StoryId][] = [];
  for (const [index, one] of stories.entries()) {
    for (const other of stories.slice(index + 1)) {
      const together = one.happening === other.happening;
      const said = samePair(one.features, other.features) !== undefined;
      if (together) same++;
      else if (one.family === other.family && one.features.column !== other.features.column) nearMisses++;
      if (together && said) found++;
      if (!together && said) wrong.push([one.features.id, other.features.id]);
    }
  }
  return {
    same,
    nearMisses,
    found,
    wrong,
    precision: found / Math.max(1, found + wrong.length),
    recall: found / Math.max(1, same),
  };
}
