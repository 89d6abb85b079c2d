import { isDayAlone } from '../dating/dayTerms.ts';
import type { Line } from '../lines/line.ts';
import { withoutChineseOrdinal, withoutOrdinal } from '../lines/ordinals.ts';
import type { Outline } from '../outline/titleDetection.ts';
import { isPromotionSection } from './advertisements.ts';

/** Open section: its name, the rank of its heading (1 is the highest), and whether it has no news. */
interface OpenSection {
  readonly name: string;
  readonly rank: number;
  readonly isPromotion: boolean;
}

/** Rank of sections that are not named by a heading. */
const LOWEST_RANK = 7;

/** Sections that are open at the current line of a document. */
export class OpenSections {
  /** Sections without news, by their lines' indexes. */
  private readonly promotions: ReadonlySet<number>;
  /** Open sections, each nested in the previous one. */
  private sections: readonly OpenSection[] = [];
  private isWithoutNews = false;

  constructor(lines: readonly Line[], outline: Outline) {
    this.promotions = promotionSections(lines, outline);
  }

  /** Whether an open section has no news. */
  get holdNoNews(): boolean {
    return this.isWithoutNews;
  }

  /** Name of the innermost open section. */
  get name(): string | null {
    return this.sections.at(-1)?.name ?? null;
  }

  /**
   * Opens a section inside the headings of higher rank above it; a line that is not a heading is inside all headings.
   */
  open(line: Line): void {
    const rank = rankOf(line);
    const isPromotion = this.promotions.has(line.index);
    const name = sectionName(line.text);
    const above = this.sections.filter((section) => section.rank < rank);
    this.become(isDayAlone(name) ? above : [...above, { name, rank, isPromotion }]);
  }

  /** Closes the sections of a heading's rank and below, except those not named by a heading. */
  endBeside({ level }: Line): void {
    this.become(this.sections.filter(({ rank }) => rank < level || rank === LOWEST_RANK));
  }

  private become(sections: readonly OpenSection[]): void {
    this.sections = sections;
    this.isWithoutNews = sections.some((section) => section.isPromotion);
  }
}

function rankOf({ kind, level }: Line): number {
  return kind === 'heading' ? level : LOWEST_RANK;
}

/** Share of the titles above which a section has the news, whatever its name: 本周回顾. */
const MOST_PROMOTED = 0.5;

/** Returns the sections named as having no news, without those that have most of the titles. */
function promotionSections(lines: readonly Line[], { sections, titles }: Outline): Set<number> {
  const inOrder = [...sections].sort((a, b) => a - b);
  const isPromotion = (index: number) => isPromotionSection(sectionName(lines[index]?.text ?? ''));
  return new Set(
    inOrder.filter((index, i) => {
      const own = lines[index];
      if (own === undefined || !isPromotion(index)) return false;
      const ends = (other: number) => {
        const line = lines[other];
        return line !== undefined && (rankOf(line) <= rankOf(own) || isPromotion(other));
      };
      const end = inOrder.slice(i + 1).find(ends) ?? lines.length;
      let held = 0;
      for (const title of titles.keys()) if (title > index && title < end) held++;
      return held <= MOST_PROMOTED * titles.size;
    }),
  );
}

/** Removes the brackets around a section's name and its ordinal. */
function sectionName(text: string): string {
  const bare = text.startsWith('【') ? text.replace(/^【(.+)】$/, '$1') : text;
  const name = withoutChineseOrdinal(withoutOrdinal(bare));
  return name === '' ? text : name;
}
