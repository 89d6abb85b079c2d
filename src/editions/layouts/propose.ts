import { shareFound } from '../../text/similarity.ts';
import { isPromotionSection } from '../advertisements.ts';
import { endsAsSection } from '../sectionName.ts';
import { endsSentence } from '../wording.ts';
import { announcedCandidates, cutAsSet } from './announcedLayouts.ts';
import type { Candidate, Candidates } from './candidates.ts';
import type { Layout } from './layout.ts';
import { ONE_LINE_STYLES, type TitleStyle } from './titleStyles.ts';

const MOST = 40;

/** All plausible layouts of a document, given each candidate's probability of being a title. */
export function proposeLayouts(
  { all: candidates, masthead }: Candidates,
  probability: Float64Array,
): Layout[] {
  const layouts = new Map<string, Layout>();
  const add = (origin: string, chosen: readonly { own: Candidate; style: TitleStyle }[]): void => {
    if (chosen.length === 0 || layouts.size >= MOST) return;
    const key = chosen
      .map(({ own, style }) => `${own.line.index}${style === 'colon line' ? 'c' : ''}`)
      .join();
    if (layouts.has(key)) return;
    layouts.set(key, { origin, titles: new Map(chosen.map(({ own, style }) => [own.line.index, style])) });
  };
  const addBoth = (origin: string, chosen: readonly Candidate[]): void => {
    const cut = cutAsSet(chosen);
    const untitled = chosen.filter(({ styles }) => styles[0] !== undefined && UNTITLED.has(styles[0]));
    const led = untitled.filter(({ styles }) => styles.includes('colon line'));
    add(origin, cut);
    if (led.length >= 3 && led.length >= 0.5 * untitled.length) {
      add(
        `${origin}, colons`,
        cut.map((c) =>
          c.own.styles.includes('colon line') && UNTITLED.has(c.style)
            ? { ...c, style: 'colon line' as const }
            : c,
        ),
      );
    }
  };
  for (const [origin, chosen] of announcedCandidates(candidates, masthead.announced))
    add(origin, cutAsSet(chosen));
  const p = (c: number) => probability[c] ?? 0;
  const groups = new Map<TitleStyle, number[]>();
  for (const [c, { styles }] of candidates.entries()) {
    for (const style of styles) {
      if (style === 'colon line' && styles.length > 1) continue;
      const list = groups.get(style);
      if (list) list.push(c);
      else groups.set(style, [c]);
    }
  }
  const means = new Map(
    [...groups].map(([style, list]) => [style, list.reduce((s, c) => s + p(c), 0) / list.length] as const),
  );
  const pick = (test: (own: Candidate, c: number) => boolean) => candidates.filter((own, c) => test(own, c));
  // The line model alone, and with each line's style mates.
  const collective = candidates.map((own, c) =>
    squash((logit(p(c)) + 1.2 * logit(means.get(own.style) ?? 0)) / 2.2),
  );
  for (const t of [0.5, 0.3, 0.7, 0.15])
    addBoth(
      `lines over ${t}`,
      pick((_, c) => p(c) >= t),
    );
  for (const t of [0.5, 0.35, 0.2])
    addBoth(
      `lines like their mates over ${t}`,
      pick((_, c) => (collective[c] ?? 0) >= t),
    );
  const ranked = [...groups]
    .map(([style, list]) => ({
      style,
      list,
      sum: list.reduce((s, c) => s + p(c), 0),
      mean: means.get(style) ?? 0,
    }))
    .sort((a, b) => b.sum * b.mean - a.sum * a.mean);
  for (const { style, list } of ranked.slice(0, 6)) {
    addBoth(
      `all of ${style}`,
      list.flatMap((c) => candidates[c] ?? []),
    );
    addBoth(
      `likely of ${style}`,
      list.filter((c) => p(c) >= 0.1).flatMap((c) => candidates[c] ?? []),
    );
  }
  const [first] = ranked;
  for (const { style } of ranked.slice(1, 5)) {
    if (!first) break;
    const both = (least: number) =>
      pick(
        (own, c) =>
          (own.styles.includes(first.style) && p(c) >= Math.min(0.1, least)) ||
          (own.styles.includes(style) && p(c) >= least),
      );
    addBoth(`${first.style} and ${style}`, both(0));
    addBoth(`${first.style} and likely ${style}`, both(0.3));
  }
  if (first)
    addBoth(
      `${first.style} and lines over 0.5`,
      pick((own, c) => (own.styles.includes(first.style) && p(c) >= 0.1) || p(c) >= 0.5),
    );
  addBoth(
    'each section its style',
    sectionWise(candidates, probability, 0.35, () => false),
  );
  const sure = pick((_, c) => p(c) >= 0.5);
  const isSure = new Set(sure);
  const filling = sectionWise(candidates, probability, 0.12, (own) => isSure.has(own));
  addBoth(
    'lines over 0.5, empty sections filled',
    [...sure, ...filling].sort((a, b) => a.line.index - b.line.index),
  );
  addBoth('lines over 0.4, none right under another', apart(pick((_, c) => p(c) >= 0.4)));
  for (const t of [0.5, 0.3]) {
    const { inner, outer } = nestedTitles(candidates, (_, c) => p(c) >= t);
    if (inner.size === 0) continue;
    addBoth(
      `lines over ${t}, none below another`,
      pick((_, c) => p(c) >= t && !inner.has(c)),
    );
    addBoth(
      `lines over ${t}, none above another`,
      pick((_, c) => p(c) >= t && !outer.has(c)),
    );
  }
  return [...layouts.values()];
}

/** How high a style stands: headings by their level, then what is set in bold or counted by parts, then the rest. */
function rankOf({ line, style }: Candidate): number {
  if (line.kind === 'heading') return line.level;
  return HIGH.has(style) ? 7 : style === 'numbered' ? 8 : 9;
}

const HIGH: ReadonlySet<TitleStyle> = new Set<TitleStyle>([
  'bold',
  'quoted bold',
  'numbered bold',
  'chinese numbered',
  'bracketed line',
]);

/** Of some titles those below another of a higher style, and those they are below, by their places among the candidates. */
export function nestedTitles(
  candidates: readonly Candidate[],
  isTitle: (own: Candidate, c: number) => boolean,
): { readonly outer: ReadonlySet<number>; readonly inner: ReadonlySet<number> } {
  const outer = new Set<number>();
  const inner = new Set<number>();
  let open: { readonly c: number; readonly rank: number } | undefined;
  for (const [c, own] of candidates.entries()) {
    const rank = rankOf(own);
    if (open && rank <= open.rank) open = undefined;
    if (!isTitle(own, c)) continue;
    if (open) {
      outer.add(open.c);
      inner.add(c);
    } else if (rank < 9) open = { c, rank };
  }
  return { outer, inner };
}

/** Lines without those that follow another directly: they are its text, unless both hold their stories in one line. */
function apart(lines: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const own of lines) {
    const above = kept.at(-1);
    const isText = above?.line.index === own.line.index - 1;
    if (!isText || (own.style === above?.style && ONE_LINE_STYLES.has(own.style))) kept.push(own);
  }
  return kept;
}

/** In each stretch between high headings the style that has most probability above what it has in doubt. */
function sectionWise(
  candidates: readonly Candidate[],
  probability: Float64Array,
  doubt: number,
  settles: (own: Candidate) => boolean,
): Candidate[] {
  const levels = candidates.filter(({ line }) => line.kind === 'heading').map(({ line }) => line.level);
  const top = Math.min(...levels);
  const chosen: Candidate[] = [];
  let stretch: { own: Candidate; p: number }[] = [];
  const end = () => {
    const worth = new Map<TitleStyle, number>();
    for (const { own, p } of stretch) {
      const style = own.style;
      worth.set(style, (worth.get(style) ?? 0) + p - doubt);
    }
    const [best] = [...worth].sort((a, b) => b[1] - a[1]);
    if (best && best[1] > 0 && !stretch.some(({ own }) => settles(own)))
      chosen.push(...stretch.filter(({ own }) => own.style === best[0]).map(({ own }) => own));
    stretch = [];
  };
  for (const [c, own] of candidates.entries()) {
    if (own.line.kind === 'heading' && own.line.level <= top + 1 && (probability[c] ?? 0) < 0.35) {
      end();
      continue;
    }
    stretch.push({ own, p: probability[c] ?? 0 });
  }
  end();
  return chosen;
}

/** A layout without plain sentences that tell again what the title right above them says: they are its text. */
export function withoutToldTexts({ titles, origin }: Layout, { byLine }: Candidates): Layout {
  const kept = new Map<number, TitleStyle>();
  for (const [index, style] of titles) {
    const [above, own] = [byLine.get(index - 1), byLine.get(index)];
    const isUnderPlain = above && kept.has(index - 1) && PLAIN.has(above.style) && PLAIN.has(style);
    const isText =
      isUnderPlain && own && own.title.length > above.title.length && endsSentence(own.line.text);
    if (!isText || shareFound(above.key, own.key) < LEAST_TOLD) kept.set(index, style);
  }
  return { titles: kept, origin };
}

const PLAIN: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['plain', 'sentence', 'paragraph']);
const LEAST_TOLD = 0.4;

/**
 * A layout with the led items of sections in which it has no title: a list under a heading of its own tells stories
 * where the other sections do, in however few items.
 */
export function withEmptySections(
  { titles, origin }: Layout,
  { all }: Candidates,
  probability: Float64Array,
): Layout {
  const filled = new Map(titles);
  let items: { own: Candidate; p: number }[] = [];
  /** The rank of the heading above that has no title below it; 0 where a title or no heading is above. */
  let open = 0;
  const end = () => {
    const mean = items.reduce((sum, { p }) => sum + p, 0) / Math.max(1, items.length);
    if (open > 0 && items.length >= FEWEST_ITEMS && mean >= LEAST_LIKELY)
      for (const { own } of items) filled.set(own.line.index, own.style);
    items = [];
  };
  for (const [c, own] of all.entries()) {
    const { line, style } = own;
    if (line.kind === 'heading' && line.level <= open) end();
    const isSection = titles.has(line.index) && headsItems(c, all);
    if (isSection) filled.delete(line.index);
    if (titles.has(line.index) && !isSection) {
      items = [];
      open = 0;
    } else if (line.kind === 'heading') {
      end();
      open = isPromotionSection(line.text) ? 0 : line.level;
    } else if (style === 'lead item') items.push({ own, p: probability[c] ?? 0 });
  }
  end();
  if ([...filled.keys()].every((line) => titles.has(line))) return { titles, origin };
  const inOrder = [...filled].sort(([a], [b]) => a - b);
  return { titles: new Map(inOrder), origin: `${origin}, items of empty sections` };
}

const FEWEST_ITEMS = 2;
const LEAST_LIKELY = 0.1;

/** Whether a heading named as sections are stands right over led items: they tell the stories, and it names them. */
function headsItems(c: number, all: readonly Candidate[]): boolean {
  const [own, ...below] = all.slice(c, c + 1 + FEWEST_ITEMS);
  return (
    own?.line.kind === 'heading' &&
    endsAsSection(own.line.text) &&
    below.length === FEWEST_ITEMS &&
    below.every(({ line, style }, i) => style === 'lead item' && line.index === own.line.index + 1 + i)
  );
}

/** Styles of lines that hold a story without setting its title off. */
const UNTITLED: ReadonlySet<TitleStyle> = new Set<TitleStyle>([
  'item',
  'nested item',
  'numbered line',
  'marked line',
  'paragraph',
  'numbered',
]);

const logit = (p: number) =>
  Math.log(Math.max(0.002, Math.min(0.998, p)) / (1 - Math.max(0.002, Math.min(0.998, p))));
const squash = (x: number) => 1 / (1 + Math.exp(-x));
