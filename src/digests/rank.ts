import { textKey } from '../editions/identity.ts';
import type { SourceTier } from '../sources/source.ts';
import type { StoredEdition } from '../store/news/rows.ts';
import {
  type ImportanceFeatures,
  type ImportanceWeights,
  importanceFeatures,
  importanceOf,
  type Telling,
} from './importance.ts';
import type { DigestStory, Pick } from './pick.ts';
import { headlineStories } from './title.ts';

/** Input of the ranking. */
export interface RankingMaterial {
  readonly editions: readonly StoredEdition<DigestStory>[];
  /** Keywords of the channel. */
  readonly keywords: readonly string[];
  readonly weights: ImportanceWeights;
  /** Returns the tier of a source by its articles' column. */
  readonly tierOf: (column: string) => SourceTier;
}

/**
 * Orders picks for display: if all editions are of one column, in its editor's order followed by the articles by
 * importance; if there are several columns, by importance.
 */
export function rankPicks(picks: readonly Pick[], material: RankingMaterial): readonly Pick[] {
  const isOneEditor = new Set(material.editions.map(({ column }) => column)).size === 1;
  const editors = isOneEditor ? picks.filter(({ story }) => story.edition !== null) : [];
  const others = isOneEditor ? picks.filter(({ story }) => story.edition === null) : picks;
  if (others.length < 2) return [...editors, ...others];
  const ranked = byImportance(picks, material);
  return [...editors, ...ranked.filter(({ story }) => !isOneEditor || story.edition === null)];
}

/** Orders picks by importance alone. */
export function byImportance(picks: readonly Pick[], material: RankingMaterial): readonly Pick[] {
  const features = importanceFeaturesOf(picks, material);
  const scores = new Map(
    picks.map((pick, index) => [pick, importanceOf(features[index] ?? NOTHING, material.weights)] as const),
  );
  return picks.toSorted((one, other) => (scores.get(other) ?? 0) - (scores.get(one) ?? 0));
}

/** Returns the features of each pick, in order. */
export function importanceFeaturesOf(
  picks: readonly Pick[],
  { editions, keywords, tierOf }: Omit<RankingMaterial, 'weights'>,
): readonly ImportanceFeatures[] {
  const ofEditions = new Map(editions.flatMap(tellingsOf));
  const tellings = picks.map(({ stories }) =>
    stories.map((story) => ofEditions.get(story.id) ?? articleTelling(story, tierOf)),
  );
  const times = tellings.flat().map(({ storedAt }) => storedAt.getTime());
  const [from, to] = [
    times.reduce((a, b) => Math.min(a, b), Infinity),
    times.reduce((a, b) => Math.max(a, b), 0),
  ];
  const frame = { from: new Date(from), to: new Date(to) };
  const keys = keywords.map(textKey);
  return picks.map(({ stories }, index) => {
    const held = keys.filter((key) => stories.some((story) => textOf(story).includes(key))).length;
    const event = { tellings: tellings[index] ?? [], keywords: { held, of: keys.length } };
    return importanceFeatures(event, frame);
  });
}

const NOTHING: ImportanceFeatures = importanceFeatures(
  { tellings: [], keywords: { held: 0, of: 0 } },
  { from: new Date(0), to: new Date(0) },
);

/** The editor's order is that of the glance, whatever the order of the stories below it. */
function tellingsOf(edition: StoredEdition<DigestStory>): readonly (readonly [string, Telling])[] {
  const { column, storedAt, stories, glance } = edition;
  const named = headlineStories(edition);
  const announced = new Map(
    glance.flatMap(({ story }, index) => (story === null ? [] : [[story, index] as const])),
  );
  return stories.map((story, index) => {
    const place = { position: announced.get(story.id) ?? index, of: Math.max(stories.length, glance.length) };
    return [story.id, { column, tier: 'roundup', place, isHeadline: named.has(story.id), storedAt }];
  });
}

function articleTelling({ column, storedAt }: DigestStory, tierOf: (column: string) => SourceTier): Telling {
  return { column, tier: tierOf(column), isHeadline: false, storedAt: storedAt ?? new Date(0) };
}

function textOf({ title, glance, paragraphs = [] }: DigestStory): string {
  return textKey([title, glance ?? '', ...paragraphs].join('\n'));
}
