import type { Candidate } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import type { Layout } from '../layout.ts';
import { cutAsSet } from './announcedLayouts.ts';

const MOST_LAYOUTS = 40;
const FEWEST_COLONS = 3;

/** Candidate that is a title in a layout, and the style that determines its title. */
export interface CutCandidate {
  readonly own: Candidate;
  readonly style: TitleStyle;
}

/** Set of different layouts, up to a limit: later proposals are less plausible. */
export class LayoutSet {
  private readonly layouts: Layout[] = [];
  /** The titles of each, as numbers that are equal only for equal lines and cuts, by a hash of them. */
  private readonly known = new Map<number, number[][]>();

  /** Layouts in the order of their proposal. */
  all(): Layout[] {
    return this.layouts;
  }

  /** Adds the layout of some titles, unless it is in the set. */
  add(origin: string, chosen: readonly CutCandidate[]): void {
    if (chosen.length === 0 || this.layouts.length >= MOST_LAYOUTS || !this.isNew(chosen)) return;
    this.layouts.push({ origin, titles: new Map(chosen.map(({ own, style }) => [own.line.index, style])) });
  }

  /** Whether the set has no layout of these titles yet; then it knows them. */
  private isNew(chosen: readonly CutCandidate[]): boolean {
    const titles = chosen.map(({ own, style }) => 2 * own.line.index + (style === 'colon line' ? 1 : 0));
    let hash = 0;
    for (const title of titles) hash = Math.imul(hash ^ title, 0x01000193);
    const alike = this.known.get(hash) ?? [];
    const isKnown = alike.some((other) => areEqual(other, titles));
    if (!isKnown) this.known.set(hash, [...alike, titles]);
    return !isKnown;
  }

  /**
   * Adds the layout of some titles and, if most of the unmarked ones could end at a colon, the layout in which they do.
   */
  addWithColons(origin: string, chosen: readonly Candidate[]): void {
    const cut = cutAsSet(chosen);
    this.add(origin, cut);
    const untitled = chosen.filter(({ style }) => UNTITLED.has(style));
    const led = untitled.filter(({ styles }) => styles.includes('colon line'));
    if (led.length < FEWEST_COLONS || led.length < 0.5 * untitled.length) return;
    this.add(
      `${origin}, colons`,
      cut.map((each) =>
        each.own.styles.includes('colon line') && UNTITLED.has(each.style)
          ? { ...each, style: 'colon line' as const }
          : each,
      ),
    );
  }
}

function areEqual(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((number, i) => number === others[i]);
}

/** Styles of lines that contain a story without a marked title. */
const UNTITLED: ReadonlySet<TitleStyle> = new Set<TitleStyle>([
  'item',
  'nested item',
  'numbered line',
  'marked line',
  'paragraph',
  'sentence',
  'numbered',
]);
