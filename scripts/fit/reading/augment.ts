import type { Line } from '../../../src/editions/lines/line.ts';
import { SECTION_RESTYLES, TITLE_RESTYLES } from './restyles.ts';

/** Random numbers that are the same every time. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Returns the lines of a document with its titles and sections in other styles, and the new indexes of its titles. */
export function augment(
  lines: readonly Line[],
  titles: ReadonlySet<number>,
  sections: ReadonlySet<number>,
  random: () => number,
): { lines: Line[]; titles: Set<number> } {
  const style = oneOf(TITLE_RESTYLES, random);
  const section = oneOf(SECTION_RESTYLES, random);
  const dropsSections = random() < 0.2;
  const dropsImages = random() < 0.4;
  const restart = random() < 0.5;
  const first = Math.min(...titles);
  const dropsIntro = random() < 0.25;
  const oneBlock = random() < 0.15;
  const flattensHeadings = random() < 0.5;
  const out: Line[] = [];
  const found = new Set<number>();
  let order = 0;
  let sectionNumber = 0;
  let block = 0;
  let lastBlock = -1;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (dropsIntro && i < first && !sections.has(i) && i > 2) continue;
    if (dropsImages && line.image) continue;
    if (line.block !== lastBlock && !(oneBlock && i > first)) block++;
    lastBlock = line.block;
    let made: Line = line;
    if (titles.has(i)) {
      order++;
      block++;
      const { title, swallows } = style(line, order, lines[i + 1]);
      found.add(out.length);
      made = title;
      if (swallows) i++;
      lastBlock = -1;
    } else if (sections.has(i)) {
      if (restart) order = 0;
      if (dropsSections) continue;
      block++;
      made = section(line, sectionNumber++);
      lastBlock = -1;
    } else if (line.kind === 'heading' && flattensHeadings && i > first)
      made = { ...line, kind: 'paragraph', level: 0, bold: true, lead: line.text };
    out.push({ ...made, index: out.length, block });
  }
  return { lines: out, titles: found };
}

function oneOf<T>([first, ...others]: readonly [T, ...T[]], random: () => number): T {
  return [first, ...others][Math.floor(random() * (others.length + 1))] ?? first;
}
