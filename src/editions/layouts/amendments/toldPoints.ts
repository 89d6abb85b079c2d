import { nextText } from '../../outline/plainTitles.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import { type Layout, titlesWithout } from '../layout.ts';

const POINTS: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['item', 'nested item']);
const FEWEST_HEADINGS = 2;
const SHORTEST_TEXT = 30;

/**
 * Removes list items that are taken for titles beside the headings above them: if each heading is a title with a text of
 * its own, the items below the text are its points. Headings above nothing but items may name sections.
 */
export function withoutToldPoints(layout: Layout, { byLine, masthead: { lines } }: Candidates): Layout {
  const own = [...layout.titles].flatMap(([index, style]) => {
    const candidate = byLine.get(index);
    return candidate ? [{ candidate, isPoint: POINTS.has(style) }] : [];
  });
  const headings = own.flatMap(({ candidate, isPoint }) => (isPoint ? [] : [candidate]));
  const points = own.flatMap(({ candidate, isPoint }) => (isPoint ? [candidate] : []));
  if (points.length === 0 || headings.length < FEWEST_HEADINGS || !headings.every(isTold)) return layout;
  const [first] = headings;
  if (first === undefined || points.some(({ line }) => line.index < first.line.index)) return layout;
  const dropped = new Set(points.map(({ line }) => line.index));
  const titles = titlesWithout(layout.titles, dropped);
  return { titles, origin: `${layout.origin}, without told points` };

  function isTold({ line }: Candidate): boolean {
    const next = nextText(line, lines);
    return line.kind === 'heading' && next?.kind === 'paragraph' && next.text.length >= SHORTEST_TEXT;
  }
}
