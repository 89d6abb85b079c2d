import { PRODUCT_WEIGHT, TELLING } from './evidence.ts';
import type { StoryFeatures } from './features.ts';
import { pairNumbers } from './pairs.ts';

/**
 * Whether a story adds something in its title that no earlier story of the event has: an answer, a plan carried out, a
 * continuation, an outcome or cause, a figure, or a product. Additions in the text only are background more often than
 * news.
 */
export function tellsMoreThan(story: StoryFeatures, earlier: readonly StoryFeatures[]): boolean {
  if (earlier.length === 0) return false;
  const [answered, updated] = [story.answer === 'title', story.update === 'title'];
  if (answered && earlier.every(({ answer }) => answer === null)) return true;
  if (updated && earlier.every(({ update }) => update === null)) return true;
  const wasPlanned =
    earlier.some(({ stage }) => stage === 'plan') && !earlier.some(({ stage }) => stage === 'done');
  if (story.stage === 'done' && wasPlanned) return true;
  return endsIt(story, earlier) || namesMore(story, earlier) || countsMore(story, earlier);
}

/** Concepts of data/concepts.txt that state an outcome. */
const OUTCOMES: ReadonlySet<string> = new Set(['起诉', '判决', '罚款', '取消', '推迟']);
/** Other words that state an outcome or a cause. */
const OUTCOME_PAIRS = pairNumbers(['原因', '真相', '复盘', '和解', '赔偿', '立案', '撤诉', '问责']);

function endsIt(story: StoryFeatures, earlier: readonly StoryFeatures[]): boolean {
  const isNew = (concept: string) => !earlier.some(({ concepts }) => concepts.includes(concept));
  if (story.concepts.some((concept) => OUTCOMES.has(concept) && isNew(concept))) return true;
  return OUTCOME_PAIRS.some(
    (pair) => story.titlePairs.includes(pair) && !earlier.some(({ pairs }) => pairs.includes(pair)),
  );
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
