import type { StoryId } from '../editions/edition.ts';
import type { EditionId } from '../editions/identity.ts';
import type { GeneratedTexts } from '../store/generatedTexts.ts';
import type { Digest, DigestEdition, DigestItem } from './digest.ts';

/** Finds what a language model wrote about some editions and stories. */
export type FindGenerated = (
  editions: readonly EditionId[],
  stories: readonly StoryId[],
) => Promise<GeneratedTexts>;

/** A digest with what a language model wrote about its editions and its stories; `idOf` tells which stored edition one is. */
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

/** Whether a digest shows anything that a language model of ours wrote. */
export function hasGenerated({ sections, repeats, leads, editions }: Digest): boolean {
  return (
    editions.some(({ keyPointsAreGenerated }) => keyPointsAreGenerated) ||
    leads.some(({ significance }) => significance !== undefined) ||
    [...sections.flatMap(({ items }) => items), ...repeats].some(({ renderings }) => renderings !== undefined)
  );
}

/** A digest without anything that a language model of ours wrote: the news alone, by which two are compared. */
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
