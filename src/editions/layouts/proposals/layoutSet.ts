import type { Candidate } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import type { Layout } from '../layout.ts';
import { cutAsSet } from './announcedLayouts.ts';

const MOST_LAYOUTS = 40;
const FEWEST_COLONS = 3;

/** A candidate that a layout takes for a title, and the style by which its title is cut out. */
export interface CutCandidate {
  readonly own: Candidate;
  readonly style: TitleStyle;
}

/** Layouts by their titles, each once, up to so many: what is proposed later is proposed with less reason. */
export class LayoutSet {
  private readonly layouts = new Map<string, Layout>();

  /** The layouts in the order in which they were proposed. */
  all(): Layout[] {
    return [...this.layouts.values()];
  }

  /** Adds the layout of some titles, unless it is proposed already. */
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

  /** Adds the layout of some titles and, where most of those without a mark could be cut at a colon, the one so cut. */
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

/** Styles of lines that hold a story without setting its title off. */
const UNTITLED: ReadonlySet<TitleStyle> = new Set<TitleStyle>([
  'item',
  'nested item',
  'numbered line',
  'marked line',
  'paragraph',
  'numbered',
]);
