import type { Line } from './line.ts';
import { endsAsSection, namesSection } from './sectionName.ts';
import { ONE_LINE_STYLES, type TitleStyle } from './titleStyles.ts';

/** A line in the style of titles with the text under it, up to the next such line. */
export interface Unit {
  readonly title: Line;
  readonly characters: number;
  /** Whether titles in another style divide it: then it is a section, not a story. */
  readonly divided: boolean;
}

type Styles = ReadonlyMap<number, TitleStyle>;

interface OpenUnit {
  readonly title: Line;
  characters: number;
  /** The style of the first line of its text; null where that is plain text. */
  first: TitleStyle | null | undefined;
  readonly counts: Map<TitleStyle, number>;
}

/** Styles that sections are divided into, whatever the sections are called. */
const DIVIDERS: ReadonlySet<TitleStyle> = new Set([
  'bold',
  'numbered bold',
  'numbered',
  'marked',
  'linked',
  'bracketed line',
  'tagged line',
]);
/** Styles in which a single story is divided into points too: they tell only under the name of a section. */
const POINTS: ReadonlySet<TitleStyle> = new Set(['lead item', 'lead line', 'numbered lead', 'numbered line']);
/** Styles other than headings in which sections are named. */
const NAMES: ReadonlySet<TitleStyle> = new Set(['plain', 'bold', 'marked', 'chinese numbered']);

/** The units of a style among some lines; a one-line style's own line is its text. */
export function unitsOf(
  style: TitleStyle,
  lines: readonly Line[],
  styles: Styles,
  taken: ReadonlySet<number>,
): Unit[] {
  const units = openUnits(style, lines, styles, taken);
  const divides = (unit: OpenUnit, least: number) => {
    const { first, title, counts } = unit;
    return first != null && (counts.get(first) ?? 0) >= least && canDivide(first, style, title);
  };
  // What divides one section in two divides another that holds a single story.
  const usual = new Set(units.filter((unit) => divides(unit, 2)).map(({ first }) => first));
  return units.map((unit) => ({
    title: unit.title,
    characters: unit.characters,
    divided: usual.has(unit.first) && divides(unit, 1),
  }));
}

function openUnits(
  style: TitleStyle,
  lines: readonly Line[],
  styles: Styles,
  taken: ReadonlySet<number>,
): OpenUnit[] {
  const units: OpenUnit[] = [];
  const oneLine = ONE_LINE_STYLES.has(style);
  let unit: OpenUnit | undefined;
  for (const line of lines) {
    if (taken.has(line.index)) continue;
    const own = styles.get(line.index);
    if (own === style) {
      unit = { title: line, characters: oneLine ? line.text.length : 0, first: undefined, counts: new Map() };
      units.push(unit);
    } else if (line.kind === 'heading' && !isDeeper(`h${line.level}`, style)) unit = undefined;
    else if (unit && !oneLine && line.text !== '') {
      unit.characters += line.text.length;
      if (unit.first === undefined) unit.first = own ?? null;
      if (own) unit.counts.set(own, (unit.counts.get(own) ?? 0) + 1);
    }
  }
  return units;
}

function canDivide(divider: TitleStyle, style: TitleStyle, title: Line): boolean {
  if (isDeeper(divider, style)) return true;
  if (!isHeadingStyle(style) && !NAMES.has(style)) return false;
  // Points of a story are plain items too: only a name that says so heads a list of stories.
  if (divider === 'item') return endsAsSection(title.text);
  if (divider === 'plain') return style === 'marked' && namesSection(title.text);
  return DIVIDERS.has(divider) || (POINTS.has(divider) && namesSection(title.text));
}

/** Whether a style is that of headings below another level. */
function isDeeper(style: string, other: TitleStyle): boolean {
  return isHeadingStyle(style) && isHeadingStyle(other) && style > other;
}

function isHeadingStyle(style: string): boolean {
  return /^h[1-6]$/.test(style);
}
