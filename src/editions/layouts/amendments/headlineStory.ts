import { textKey } from '../../identity.ts';
import { isParagraph, nextText } from '../../outline/plainTitles.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';
import { type Layout, titlesInOrder } from '../layout.ts';

const FEWEST_TITLES = 3;
const SHORTEST_KEY = 8;

/**
 * Adds the headings that the headline names and that have a text: a periodical that is named after its first story may
 * set it at the rank of its sections. A heading that is the whole headline only repeats it.
 */
export function withHeadlineStory(layout: Layout, { all, masthead }: Candidates): Layout {
  if (layout.titles.size < FEWEST_TITLES) return layout;
  const headlineKey = textKey(masthead.headline);
  const isNamed = ({ line, key }: Candidate) =>
    line.kind === 'heading' &&
    key.length >= SHORTEST_KEY &&
    key.length < headlineKey.length &&
    headlineKey.includes(key);
  const added = all.filter((own) => isNamed(own) && isApart(own, layout) && hasText(own, masthead.lines));
  if (added.length === 0) return layout;
  const titles = [...layout.titles, ...added.map(({ line, style }) => [line.index, style] as const)];
  return { titles: titlesInOrder(titles), origin: `${layout.origin}, with the headline’s story` };
}

/** Whether a line is no title, and none stands under it. */
function isApart({ line, unitEnd }: Candidate, { titles }: Layout): boolean {
  for (let i = line.index; i < unitEnd; i++) if (titles.has(i)) return false;
  return true;
}

function hasText({ line }: Candidate, lines: Candidates['masthead']['lines']): boolean {
  const next = nextText(line, lines);
  return next?.kind === 'paragraph' && isParagraph(next);
}
