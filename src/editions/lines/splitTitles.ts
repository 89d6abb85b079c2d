import { TERMS } from '../terms/terms.ts';
import { brokenTitles } from './brokenTitles.ts';
import type { Line } from './line.ts';
import { nestedHeadings, type PairedLines, pairedLines, sharedBeginning } from './pairedLines.ts';

const HAN = /\p{Script=Han}/u;
/** Least mean length of the first lines in characters: shorter ones name sections of one story each. */
const SHORTEST_MEAN = 7;
const SHORTEST_ORIGINAL = 12;
const MOSTLY = 0.8;
/** Share of first lines that end as sections do, below which they name none. */
const FEW = 0.3;

/** Lines of a document, each title in one of them. */
export interface WholeTitles {
  readonly lines: readonly Line[];
  /** Lines with a title in its own language, right below its translation. */
  readonly originals: ReadonlySet<number>;
}

/**
 * Makes one title of each that stands in several lines: the parts, set alike, of one that its editor broke are joined; of a
 * title with its translation the Chinese one is the title, and the other the first line of the text.
 */
export function wholeTitles(lines: readonly Line[]): WholeTitles {
  const whole = [...lines];
  const originals = new Set<number>();
  for (const { first, others } of brokenTitles(lines))
    for (const second of others) setJoined({ first: whole[first.index] ?? first, second }, whole);
  for (const pairs of pairedLines(whole)) {
    if (areTranslations(pairs)) for (const pair of pairs) setTranslated(pair, whole, originals);
    else if (areHalves(pairs)) for (const pair of pairs) setJoined(pair, whole);
  }
  for (const pairs of nestedHeadings(lines))
    if (areTranslations(pairs) && !areSections(pairs.map(({ first }) => first)))
      for (const pair of pairs) setTranslated(pair, whole, originals);
  return { lines: whole, originals };
}

/** Whether of most pairs one line is Chinese and the other in another language. */
function areTranslations(pairs: readonly PairedLines[]): boolean {
  const mixed = pairs.filter(({ first, second }) => HAN.test(first.text) !== HAN.test(second.text));
  const others = pairs.map(({ first, second }) => (HAN.test(first.text) ? second : first));
  return mixed.length >= MOSTLY * pairs.length && meanLength(others) >= SHORTEST_ORIGINAL;
}

/** Whether the lines of pairs are halves of titles, rather than sections over titles, or titles over fields. */
function areHalves(pairs: readonly PairedLines[]): boolean {
  const [firsts, seconds] = [pairs.map(({ first }) => first), pairs.map(({ second }) => second)];
  return (
    !areSections(firsts) &&
    new Set(firsts.map(({ text }) => text)).size === firsts.length &&
    sharedBeginning(firsts) === undefined &&
    sharedBeginning(seconds) === undefined
  );
}

/** Whether lines over titles are short, or end, as names of sections do. */
function areSections(lines: readonly Line[]): boolean {
  return (
    meanLength(lines) < SHORTEST_MEAN ||
    lines.filter(({ text }) => TERMS.sectionEnding.test(text)).length >= FEW * lines.length
  );
}

function meanLength(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, lines.length);
}

function setTranslated({ first, second }: PairedLines, whole: Line[], originals: Set<number>): void {
  if (HAN.test(first.text) === HAN.test(second.text)) return;
  const [title, other] = HAN.test(first.text) ? [first, second] : [second, first];
  whole[first.index] = { ...title, index: first.index, block: first.block };
  whole[second.index] = {
    ...other,
    index: second.index,
    block: second.block,
    kind: 'paragraph',
    level: 0,
    bold: false,
    lead: '',
  };
  originals.add(second.index);
}

function setJoined({ first, second }: PairedLines, whole: Line[]): void {
  const isSpaced = /[\w)]$/.test(first.text) && /^[\w(]/.test(second.text);
  const text = first.text + (isSpaced ? ' ' : '') + second.text;
  const lead = first.lead === first.text && second.lead === second.text ? text : first.lead;
  whole[first.index] = { ...first, text, lead, links: [...first.links, ...second.links] };
  whole[second.index] = {
    ...second,
    kind: 'paragraph',
    level: 0,
    bold: false,
    text: '',
    lead: '',
    links: [],
  };
}
