import type { Candidate } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import type { Layout } from '../layout.ts';

const MOST_LAYOUTS = 40;
const FEWEST_COLONS = 3;

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
  add(
    origin: string,
    chosen: readonly Candidate[],
    styleOf: (own: Candidate) => TitleStyle = styleAsSet,
  ): void {
    if (chosen.length === 0 || this.layouts.length >= MOST_LAYOUTS || !this.isNew(chosen, styleOf)) return;
    this.layouts.push({ origin, titles: new Map(chosen.map((own) => [own.line.index, styleOf(own)])) });
  }

  /** Whether the set has no layout of these titles yet; then it knows them. */
  private isNew(chosen: readonly Candidate[], styleOf: (own: Candidate) => TitleStyle): boolean {
    const titles = chosen.map((own) => 2 * own.line.index + (styleOf(own) === 'colon line' ? 1 : 0));
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
    this.add(origin, chosen);
    let [untitled, led] = [0, 0];
    for (const own of chosen) {
      if (UNTITLED.has(own.style)) untitled++;
      if (isLedByColon(own)) led++;
    }
    if (led < FEWEST_COLONS || led < 0.5 * untitled) return;
    this.add(`${origin}, colons`, chosen, (own) => (isLedByColon(own) ? 'colon line' : own.style));
  }
}

const styleAsSet = ({ style }: Candidate) => style;

/** Whether an unmarked line may end its title at a colon. */
function isLedByColon({ style, styles }: Candidate): boolean {
  return UNTITLED.has(style) && styles.includes('colon line');
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
