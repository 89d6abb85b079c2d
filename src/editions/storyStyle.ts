import type { Announced } from './announced.ts';
import type { Line } from './line.ts';
import { nextText, ONE_LINE_STYLES, type TitleStyle } from './titleStyles.ts';

/** What a style is worth as evidence of stories; a plain line or a mere list item can be anything. */
const WEIGHTS: Readonly<Partial<Record<TitleStyle, number>>> = {
  plain: 0.8,
  'chinese numbered': 0.4,
  'tagged line': 2,
  item: 0.3,
  h1: 0.5,
};
const HEADS_OTHERS = 0.4;
/** Styles of titles that sections are divided into. */
const HEADED: ReadonlySet<TitleStyle> = new Set([
  'bold',
  'numbered bold',
  'numbered',
  'marked',
  'linked',
  'lead item',
]);
const SHORTEST_STORY = 12;

/** The style in which a document sets its stories' titles: the glance's stories show it, else the text divides so. */
export function storyStyle(
  lines: readonly Line[],
  styles: ReadonlyMap<number, TitleStyle>,
  taken: ReadonlySet<number>,
  announced: Announced,
): TitleStyle | undefined {
  return announcedStyle(styles, announced) ?? bestStyle(lines, styles, taken);
}

/** The style of most lines that the glance announces, where it announces enough to tell. */
function announcedStyle(
  styles: ReadonlyMap<number, TitleStyle>,
  announced: Announced,
): TitleStyle | undefined {
  const counts = new Map<TitleStyle, number>();
  for (const index of announced.keys()) {
    const style = styles.get(index);
    if (style) counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 2 ? best[0] : undefined;
}

/** The style that divides most of the text into most stories. */
function bestStyle(
  lines: readonly Line[],
  styles: ReadonlyMap<number, TitleStyle>,
  taken: ReadonlySet<number>,
): TitleStyle | undefined {
  const total = lines.reduce((sum, line) => sum + (taken.has(line.index) ? 0 : line.text.length), 0);
  let best: { style: TitleStyle; score: number } | undefined;
  for (const style of new Set(styles.values())) {
    const { stories, characters } = coverage(style, lines, styles, taken);
    if (stories < 2) continue;
    const headsOthers = style.startsWith('h') && headSections(style, lines, styles);
    const weight = (WEIGHTS[style] ?? 1) * (headsOthers ? HEADS_OTHERS : 1);
    const score = stories * (characters / Math.max(1, total)) * weight;
    if (!best || score > best.score) best = { style, score };
  }
  return best?.style;
}

/** Whether headings of a level are sections rather than stories: titles in another style come directly under some. */
function headSections(
  style: TitleStyle,
  lines: readonly Line[],
  styles: ReadonlyMap<number, TitleStyle>,
): boolean {
  const headings = lines.filter(({ index }) => styles.get(index) === style);
  const over = headings.filter((line) => {
    const next = styles.get(nextText(line, lines)?.index ?? -1);
    return next !== undefined && (HEADED.has(next) || (next.startsWith('h') && next > style));
  });
  return over.length >= 2 && over.length >= 0.25 * headings.length;
}

/** How many titles of a style have text under them, and how much text that is. */
function coverage(
  style: TitleStyle,
  lines: readonly Line[],
  styles: ReadonlyMap<number, TitleStyle>,
  taken: ReadonlySet<number>,
): { stories: number; characters: number } {
  let stories = 0;
  let characters = 0;
  let open = false;
  let own = 0;
  const end = () => {
    if (open && own >= SHORTEST_STORY) {
      stories++;
      characters += own;
    }
    open = false;
    own = 0;
  };
  const oneLine = ONE_LINE_STYLES.has(style);
  for (const line of lines) {
    if (taken.has(line.index)) continue;
    const lineStyle = styles.get(line.index);
    if (lineStyle === style) {
      end();
      open = true;
      if (oneLine) own += line.text.length;
    } else if (line.kind === 'heading' && !(style.startsWith('h') && `h${line.level}` > style)) end();
    else if (!oneLine) own += line.text.length;
  }
  end();
  return { stories, characters };
}
