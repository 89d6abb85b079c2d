import { DAY_TERMS } from '../dating/dayTerms.ts';
import type { Line } from '../lines/line.ts';
import { CHINESE_ORDINAL, ORDINAL } from '../lines/ordinals.ts';
import type { Outline } from '../outline/titleDetection.ts';
import { isPromotionSection } from './advertisements.ts';

/** A section's name, the rank of its heading, 1 the highest, and whether it holds no news. */
interface OpenSection {
  readonly name: string;
  readonly rank: number;
  readonly isPromotion: boolean;
}

/** The rank of sections that no heading names. */
const LOWEST_RANK = 7;

/** The sections that are open at a line of a document that is read line by line. */
export class OpenSections {
  /** The sections that hold no news, by their lines' indexes. */
  private readonly promotions: ReadonlySet<number>;
  /** The open sections, each within the one before it. */
  private sections: readonly OpenSection[] = [];

  constructor(lines: readonly Line[], outline: Outline) {
    this.promotions = promotionSections(lines, outline);
  }

  /** The name of the innermost section that is open. */
  get name(): string | null {
    return this.sections.at(-1)?.name ?? null;
  }

  /** Whether an open section, or one that it stands in, holds no news. */
  get holdNoNews(): boolean {
    return this.sections.some((section) => section.isPromotion);
  }

  /** Opens a section, within the headings of higher rank above it; what is no heading stands within all headings. */
  open(line: Line): void {
    const rank = rankOf(line);
    const isPromotion = this.promotions.has(line.index);
    const name = sectionName(line.text);
    const above = this.sections.filter((section) => section.rank < rank);
    this.sections = isDay(name) ? above : [...above, { name, rank, isPromotion }];
  }

  /** Ends the sections of a heading's own rank and below it, but for those that no heading names. */
  endBeside({ level }: Line): void {
    this.sections = this.sections.filter(({ rank }) => rank < level || rank === LOWEST_RANK);
  }
}

function rankOf({ kind, level }: Line): number {
  return kind === 'heading' ? level : LOWEST_RANK;
}

/** A section with more of the titles than this holds the news, whatever it is called: 本周回顾. */
const MOST_PROMOTED = 0.5;

/** The sections whose names say that they hold no news, without those that hold most of the titles. */
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

/** A day alone, `2024年3月5日 星期二`, is the edition's and names no section. */
function isDay(name: string): boolean {
  if (name.length > LONGEST_DAY || !/\d/.test(name)) return false;
  return !/\p{L}/u.test(name.replace(DAY_TERMS.wordsOfDay, ''));
}

const LONGEST_DAY = 30;

/** A section's name without brackets around it and the number that counts it. */
function sectionName(text: string): string {
  const name = text
    .replace(/^【(.+)】$/, '$1')
    .replace(ORDINAL, '')
    .replace(CHINESE_ORDINAL, '');
  return name === '' ? text : name;
}
