import { takeSentences } from '../../messages/takeSentences.ts';
import { LIMITS } from './limits.ts';
import { entryWeight } from './menus.ts';
import type { NodeUnit, RenderUnit, TextUnit } from './unitParts.ts';
import { MAX_WEIGHT, weightOf, weightOfPart } from './weight.ts';

/** Component reserved for the container. */
const RESERVED_COMPONENTS = 1;
/** Weight of a line besides its words: line breaks, and escapes at its start. */
const WEIGHT_PER_LINE = weightOf('\n\n\\\\');
/** Largest weight of headings that are moved to the next message. */
const MAX_LEADING_WEIGHT = MAX_WEIGHT / 5;

/** A message being packed. */
interface Part {
  readonly packed: { readonly unit: RenderUnit; readonly weight: number }[];
  weight: number;
  /** Components other than text displays and menus of items. */
  nodes: number;
  /** Text displays: runs of text between other components. */
  displays: number;
  /** Items in its menus. */
  entries: number;
}

/**
 * Distributes units over as few messages as possible, in order. A text that does not fit is split between sentences,
 * and inside one only if it alone exceeds a message; a heading stays with its content. `placeholder` is the text of
 * each menu of items.
 */
export function packUnits(
  units: readonly RenderUnit[],
  placeholder: string,
): readonly (readonly RenderUnit[])[] {
  let part = emptyPart();
  const parts = [part];
  const menuWeight = weightOf(placeholder);

  function open(): void {
    const leading = takeLeading(part);
    part = emptyPart();
    parts.push(part);
    for (const { unit, weight } of leading) add(part, unit, weight);
  }

  function addNode(unit: NodeUnit): void {
    const weight = () => unit.weight + entryFrame(part, unit, menuWeight);
    if (!isFresh(part) && !fits(part, unit, weight())) open();
    add(part, unit, weight());
  }

  function addText(whole: TextUnit): void {
    for (let unit: TextUnit | undefined = whole; unit; ) {
      const frame = frameOf(part, unit, menuWeight);
      const room = MAX_WEIGHT - part.weight - frame;
      const taken = takeSentences(unit.text, room, weightOfPart);
      const { text: head, rest } = divide(unit, taken);
      const weight = frame + taken.weight;
      const good = fits(part, unit, weight) && (!rest || (taken.atSentence && !unit.entry && !unit.leads));
      if (!good && !isFresh(part)) {
        open();
        continue;
      }
      add(part, head, weight);
      if (rest) open();
      unit = rest;
    }
  }

  for (const unit of units) {
    if (unit.kind === 'text') addText(unit);
    else if (unit.kind === 'node') addNode(unit);
    else add(part, unit, 0);
  }
  return parts.map(({ packed }) => packed.map(({ unit }) => unit));
}

function divide(
  unit: TextUnit,
  taken: ReturnType<typeof takeSentences>,
): { text: TextUnit; rest?: TextUnit } {
  if (taken.tail === undefined) return { text: unit };
  const { entry: _, opening: __, ...rest } = unit;
  // A split heading no longer leads: it would move to every next message and never be placed.
  return { text: { ...unit, text: taken.head, leads: false }, rest: { ...rest, text: taken.tail } };
}

function emptyPart(): Part {
  return { packed: [], weight: 0, nodes: 0, displays: 0, entries: 0 };
}

/** Whether a message contains only leading headings. */
function isFresh(part: Part): boolean {
  return part.packed.every(({ unit }) => unit.kind === 'text' && unit.leads);
}

/** Removes headings from the end of a message that has other content. */
function takeLeading(part: Part): Part['packed'] {
  const isHeading = ({ unit }: Part['packed'][number]) => unit.kind === 'text' && unit.leads;
  const last = part.packed.findLastIndex((packed) => !isHeading(packed));
  const leading = part.packed.slice(last + 1);
  const weight = leading.reduce((sum, packed) => sum + packed.weight, 0);
  if (last < 0 || weight > MAX_LEADING_WEIGHT) return [];
  part.packed.length = last + 1;
  return leading;
}

function fits(part: Part, unit: RenderUnit, weight: number): boolean {
  const entries = part.entries + (hasEntry(unit) ? 1 : 0);
  const displays = part.displays + (opensDisplay(part, unit) ? 1 : 0);
  const nodes = part.nodes + (unit.kind === 'node' ? unit.count : 0);
  const components = nodes + displays + 2 * Math.ceil(entries / LIMITS.selectOptions);
  return components <= LIMITS.components - RESERVED_COMPONENTS && part.weight + weight <= MAX_WEIGHT;
}

function add(part: Part, unit: RenderUnit, weight: number): void {
  part.weight += weight;
  if (opensDisplay(part, unit)) part.displays += 1;
  if (unit.kind === 'node') part.nodes += unit.count;
  if (hasEntry(unit)) part.entries += 1;
  part.packed.push({ unit, weight });
}

/** Returns the weight of a text unit besides its words: markup, menu entry, an own text display. */
function frameOf(part: Part, unit: TextUnit, menuWeight: number): number {
  const display = opensDisplay(part, unit) ? LIMITS.bytesPerTextDisplay : 0;
  const entry = entryFrame(part, unit, menuWeight);
  return display + entry + weightOf(unit.prefix + (unit.opening ?? '')) + WEIGHT_PER_LINE;
}

/** Returns the weight of a unit's entry, including a menu that it opens. */
function entryFrame(part: Part, { entry }: TextUnit | NodeUnit, menuWeight: number): number {
  if (!entry) return 0;
  return entryWeight(entry) + (part.entries % LIMITS.selectOptions === 0 ? menuWeight : 0);
}

function hasEntry(unit: RenderUnit): boolean {
  return unit.kind !== 'menu-place' && unit.entry !== undefined;
}

function opensDisplay(part: Part, unit: RenderUnit): boolean {
  return unit.kind === 'text' && (unit.opens === true || part.packed.at(-1)?.unit.kind !== 'text');
}
