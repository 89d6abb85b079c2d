import { bigramsOf, containment, likeness } from '../text/similarity.ts';
import { textKey } from './identity.ts';
import type { UnnamedStory } from './stories.ts';

const ALIKE = 0.45;
const TOLD = 0.5;
/** What standing in the same gap between linked neighbours adds to wording. */
const IN_PLACE = 0.3;
const MOST = 300;

/**
 * Which story each glance item announces, as an index into `stories`; undefined where none fits. The same wording
 * first, then the most alike titles, then stories whose text tells what the item says, then what position leaves.
 */
export function linkGlance(
  items: readonly string[],
  stories: readonly UnnamedStory[],
): (number | undefined)[] {
  const links: (number | undefined)[] = items.map(() => undefined);
  const free = new Set(stories.keys());
  const link = (item: number, story: number) => {
    links[item] = story;
    free.delete(story);
  };
  linkEqual(items, stories, link, free);
  linkBest(
    links,
    free,
    link,
    ALIKE,
    (() => {
      const titles = stories.map((story) => bigramsOf(textKey(story.title)));
      const own = items.map((item) => bigramsOf(textKey(item)));
      return (item, story) => likeness(own[item] ?? new Map(), titles[story] ?? new Map());
    })(),
  );
  linkBest(
    links,
    free,
    link,
    TOLD,
    (() => {
      const texts = new Map(
        [...free].slice(0, MOST).map((i) => [i, bigramsOf(textKey(textOf(stories[i])))] as const),
      );
      return (item, story) => {
        const told = containment(bigramsOf(textKey(items[item] ?? '')), texts.get(story) ?? new Map());
        return told + (sharesGap(links, item, story) ? IN_PLACE : 0);
      };
    })(),
  );
  linkByPosition(links, stories.length, free, link);
  return links;
}

type Link = (item: number, story: number) => void;

function linkEqual(
  items: readonly string[],
  stories: readonly UnnamedStory[],
  link: Link,
  free: ReadonlySet<number>,
): void {
  const byKey = new Map<string, number[]>();
  for (const [i, { title }] of stories.entries())
    byKey.set(textKey(title), [...(byKey.get(textKey(title)) ?? []), i]);
  for (const [item, text] of items.entries()) {
    const story = byKey.get(textKey(text))?.find((i) => free.has(i));
    if (story !== undefined) link(item, story);
  }
}

/** Links the pairs that score best, from the best down to `least`. */
function linkBest(
  links: readonly (number | undefined)[],
  free: ReadonlySet<number>,
  link: Link,
  least: number,
  score: (item: number, story: number) => number,
): void {
  const open = [...links.keys()].filter((item) => links[item] === undefined).slice(0, MOST);
  if (open.length === 0 || free.size === 0) return;
  const pairs: { item: number; story: number; score: number }[] = [];
  for (const item of open) {
    for (const story of [...free].slice(0, MOST)) {
      const value = score(item, story);
      if (value >= least) pairs.push({ item, story, score: value });
    }
  }
  for (const pair of pairs.sort((a, b) => b.score - a.score)) {
    if (links[pair.item] === undefined && free.has(pair.story)) link(pair.item, pair.story);
  }
}

function textOf(story: UnnamedStory | undefined): string {
  return story ? [story.title, ...story.paragraphs].join(' ').slice(0, 3000) : '';
}

/** Whether an item and a story lie between the same linked neighbours. */
function sharesGap(links: readonly (number | undefined)[], item: number, story: number): boolean {
  const before = links.slice(0, item).findLast((link) => link !== undefined) ?? -1;
  const after = links.slice(item + 1).find((link) => link !== undefined) ?? Number.POSITIVE_INFINITY;
  return before < story && story < after;
}

/** Links what is left between two linked neighbours in its order, where as many items as stories are left there. */
function linkByPosition(
  links: readonly (number | undefined)[],
  storyCount: number,
  free: ReadonlySet<number>,
  link: Link,
): void {
  const gaps: { items: number[]; from: number; to: number }[] = [];
  let gap = { items: [] as number[], from: -1, to: storyCount };
  for (const [item, story] of links.entries()) {
    if (story === undefined) gap.items.push(item);
    else {
      gaps.push({ ...gap, to: story });
      gap = { items: [], from: story, to: storyCount };
    }
  }
  gaps.push(gap);
  for (const { items, from, to } of gaps) {
    const between = [...free].filter((story) => story > from && story < to).sort((a, b) => a - b);
    if (items.length === 0 || items.length !== between.length) continue;
    for (const [i, item] of items.entries()) link(item, between[i] ?? -1);
  }
  const open = [...links.keys()].filter((item) => links[item] === undefined);
  const [only] = free;
  if (open.length === 1 && free.size === 1 && only !== undefined) link(open[0] ?? 0, only);
}
