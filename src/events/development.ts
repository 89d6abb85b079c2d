import { PRODUCT_WEIGHT, TELLING } from './evidence.ts';
import type { StoryFeatures } from './features.ts';

/**
 * Whether a telling of an event says in its title what no earlier telling knows: an answer, that a plan was carried out, that
 * it goes on, a figure, or a product. What only the text adds is background more often than news.
 */
export function tellsMoreThan(story: StoryFeatures, earlier: readonly StoryFeatures[]): boolean {
  if (earlier.length === 0) return false;
  const [answered, updated] = [story.answer === 'title', story.update === 'title'];
  if (answered && earlier.every(({ answer }) => answer === null)) return true;
  if (updated && earlier.every(({ update }) => update === null)) return true;
  const wasPlanned =
    earlier.some(({ stage }) => stage === 'plan') && !earlier.some(({ stage }) => stage === 'done');
  if (story.stage === 'done' && wasPlanned) return true;
  return namesMore(story, earlier) || countsMore(story, earlier);
}

function namesMore(story: StoryFeatures, earlier: readonly StoryFeatures[]): boolean {
  return [...story.names].some(
    ([name, { weight, place }]) =>
      place === 'title' && weight >= PRODUCT_WEIGHT && !earlier.some(({ names }) => names.has(name)),
  );
}

function countsMore(story: StoryFeatures, earlier: readonly StoryFeatures[]): boolean {
  return [...story.numbers].some(
    ([number, { weight, place }]) =>
      place === 'title' && weight >= TELLING && !earlier.some(({ numbers }) => numbers.has(number)),
  );
}
