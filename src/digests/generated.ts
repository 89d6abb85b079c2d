import type { StoryId } from '../editions/edition.ts';
import type { EditionId } from '../editions/identity.ts';
import type { GeneratedTexts } from '../store/generatedTexts.ts';
import type { Digest, DigestEdition, DigestItem } from './digest.ts';

/** Finds the generated texts of some editions and stories. */
export type FindGenerated = (
  editions: readonly EditionId[],
  stories: readonly StoryId[],
) => Promise<GeneratedTexts>;

/** Adds generated texts to a digest; `idOf` returns the stored id of an edition. */
export function withGenerated(
  digest: Digest,
  idOf: (edition: DigestEdition) => EditionId | undefined,
  { keyPoints, significance, renderings }: GeneratedTexts,
): Digest {
  const rendered = (item: DigestItem): DigestItem => {
    const titles = renderings.get(item.story);
    return titles ? { ...item, renderings: titles } : item;
  };
  return {
    ...digest,
    sections: digest.sections.map(({ items, ...section }) => ({ ...section, items: items.map(rendered) })),
    repeats: digest.repeats.map(rendered),
    leads: digest.leads.map((lead) => {
      const line = significance.get(lead.story);
      return line === undefined ? lead : { ...lead, significance: line };
    }),
    editions: digest.editions.map((edition): DigestEdition => {
      const id = idOf(edition);
      const points = id === undefined ? undefined : keyPoints.get(id);
      return points && edition.keyPoints.length === 0
        ? { ...edition, keyPoints: points, keyPointsBy: null, keyPointsAreGenerated: true }
        : edition;
    }),
  };
}

/** Returns whether a digest contains generated text. */
export function hasGenerated({ sections, repeats, leads, editions }: Digest): boolean {
  return (
    editions.some(({ keyPointsAreGenerated }) => keyPointsAreGenerated) ||
    leads.some(({ significance }) => significance !== undefined) ||
    [...sections.flatMap(({ items }) => items), ...repeats].some(({ renderings }) => renderings !== undefined)
  );
}

/** Removes all generated text from a digest, so that two can be compared by their news. */
export function withoutGenerated(digest: Digest): Digest {
  const plain = ({ renderings: _, isRendered: __, ...item }: DigestItem): DigestItem => item;
  return {
    ...digest,
    sections: digest.sections.map(({ items, ...section }) => ({ ...section, items: items.map(plain) })),
    repeats: digest.repeats.map(plain),
    leads: digest.leads.map(({ significance: _, ...lead }) => lead),
    editions: digest.editions.map(
      ({ keyPointsAreGenerated, ...edition }): DigestEdition =>
        keyPointsAreGenerated ? { ...edition, keyPoints: [], keyPointsBy: null } : edition,
    ),
  };
}
