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
  private readonly layouts = new Map<string, Layout>();

  /** Layouts in the order of their proposal. */
  all(): Layout[] {
    return [...this.layouts.values()];
  }

  /** Adds the layout of some titles, unless it is in the set. */
  add(origin: string, chosen: readonly CutCandidate[]): void {
    if (chosen.length === 0 || this.layouts.size >= MOST_LAYOUTS) return;
    const key = chosen
      .map(({ own, style }) => `${own.line.index}${style === 'colon line' ? 'c' : ''}`)
      .join();
    if (this.layouts.has(key)) return;
    this.layouts.set(key, {
      origin,
      titles: new Map(chosen.map(({ own, style }) => [own.line.index, style])),
    });
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

/** Styles of lines that contain a story without a marked title. */
const UNTITLED: ReadonlySet<TitleStyle> = new Set<TitleStyle>([
  'item',
  'nested item',
  'numbered line',
  'marked line',
  'paragraph',
  'numbered',
]);
