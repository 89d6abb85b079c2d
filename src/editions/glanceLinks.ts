import { type Bigrams, bigramsOf, containment, likeness } from '../text/similarity.ts';
import { textKey } from './identity.ts';
import type { UnnamedStory } from './stories.ts';

const ALIKE = 0.45;
const TOLD = 0.5;
/** What standing in the same gap between linked neighbours adds to wording. */
const IN_PLACE = 0.3;
const MOST = 100;
const LONGEST_TEXT = 240;
const NONE: Bigrams = new Int32Array();

/** What linking goes on with: the links so far, and the stories that none leads to. */
interface Linking {
  /** For each item the index of its story. */
  readonly links: (number | undefined)[];
  readonly free: Set<number>;
}

/**
 * Which story each glance item announces, as an index into `stories`; undefined where none fits. `known` are the
 * items whose wording was found again as a title. Then the most alike titles are linked, then stories whose text
 * tells what the item says, then what position leaves.
 */
export function linkGlance(
  items: readonly string[],
  stories: readonly UnnamedStory[],
  known: ReadonlyMap<number, number>,
): readonly (number | undefined)[] {
  const linking: Linking = { links: items.map((_, item) => known.get(item)), free: new Set(stories.keys()) };
  for (const story of known.values()) linking.free.delete(story);
  if (linking.free.size === 0 || items.length === known.size) return linking.links;
  if (linkOnly(linking)) return linking.links;
  const open = openItems(linking).slice(0, MOST);
  const own = new Map(open.map((item) => [item, bigramsOf(textKey(items[item] ?? ''))]));
  const free = [...linking.free].slice(0, MOST);
  const titles = new Map(free.map((story) => [story, bigramsOf(textKey(stories[story]?.title ?? ''))]));
  linkBest(linking, ALIKE, (item, story) => likeness(own.get(item) ?? NONE, titles.get(story) ?? NONE));
  const untold = [...linking.free].slice(0, MOST);
  const texts = new Map(untold.map((story) => [story, bigramsOf(textKey(textOf(stories[story])))]));
  const gaps = gapsOf(linking);
  linkBest(linking, TOLD, (item, story) => {
    const told = containment(own.get(item) ?? NONE, texts.get(story) ?? NONE);
    const gap = gaps[item];
    return told + (gap && gap.after < story && story < gap.before ? IN_PLACE : 0);
  });
  linkByPosition(linking, stories.length);
  return linking.links;
}

/** The share of the items that some story tells in its title or its text, from 0 to 1: a list of anything else tells none. */
export function shareTold(items: readonly string[], stories: readonly UnnamedStory[]): number {
  if (items.length === 0) return 0;
  const told = stories.slice(0, MOST).map((story) => ({
    title: bigramsOf(textKey(story.title)),
    text: bigramsOf(textKey(textOf(story))),
  }));
  const open = items.slice(0, MOST);
  const found = open.filter((item) => {
    const own = bigramsOf(textKey(item));
    return told.some(({ title, text }) => likeness(own, title) >= ALIKE || containment(own, text) >= TOLD);
  });
  return found.length / open.length;
}

function openItems({ links }: Linking): number[] {
  return [...links.keys()].filter((item) => links[item] === undefined);
}

function link({ links, free }: Linking, item: number, story: number): void {
  links[item] = story;
  free.delete(story);
}

/** Links the pairs that score best, from the best down to `least`. */
function linkBest(linking: Linking, least: number, score: (item: number, story: number) => number): void {
  const pairs: { item: number; story: number; score: number }[] = [];
  for (const item of openItems(linking).slice(0, MOST)) {
    for (const story of [...linking.free].slice(0, MOST)) {
      const value = score(item, story);
      if (value >= least) pairs.push({ item, story, score: value });
    }
  }
  for (const { item, story } of pairs.sort((a, b) => b.score - a.score)) {
    if (linking.links[item] === undefined && linking.free.has(story)) link(linking, item, story);
  }
}

function textOf(story: UnnamedStory | undefined): string {
  return story ? [story.title, ...story.paragraphs].join(' ').slice(0, LONGEST_TEXT) : '';
}

/** For each item the stories of its linked neighbours, between which its own is to be expected. */
function gapsOf({ links }: Linking): { after: number; before: number }[] {
  const gaps: { after: number; before: number }[] = [];
  let after = -1;
  for (const link of links) {
    gaps.push({ after, before: Number.POSITIVE_INFINITY });
    after = link ?? after;
  }
  let before = Number.POSITIVE_INFINITY;
  for (let item = links.length - 1; item >= 0; item--) {
    const gap = gaps[item];
    if (gap) gap.before = before;
    before = links[item] ?? before;
  }
  return gaps;
}

/** Links what is left between two linked neighbours in its order, where as many items as stories are left there. */
function linkByPosition(linking: Linking, storyCount: number): void {
  const { links, free } = linking;
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
    if (items.length === 0) continue;
    const between = [...free].filter((story) => story > from && story < to).sort((a, b) => a - b);
    if (items.length !== between.length) continue;
    for (const [i, item] of items.entries()) link(linking, item, between[i] ?? -1);
  }
  linkOnly(linking);
}

/** Links the only item that is left with the only story that is left; whether it did. */
function linkOnly(linking: Linking): boolean {
  const [story] = linking.free;
  const [item, another] = openItems(linking);
  if (item === undefined || another !== undefined || linking.free.size !== 1 || story === undefined)
    return false;
  link(linking, item, story);
  return true;
}
