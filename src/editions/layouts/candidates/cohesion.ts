import { unitAt } from '../../../text/unitAt.ts';
import type { Line } from '../../lines/line.ts';

/**
 * Lexical cohesion of each line with the lines around it, from 0 to 1; it drops where a text changes its subject
 * (Hearst 1997, TextTiling): titles begin a subject, points under a title continue it.
 */
export interface Cohesion {
  /** By line: cohesion with the lines before it; 0 for a line without text. */
  readonly above: Float32Array;
  /** By line: cohesion with the lines after it. */
  readonly below: Float32Array;
  /** By line: cohesion of the lines before it with the line and those after it. */
  readonly across: Float32Array;
  /** Sums of `across` over the lines before each; one more for the document's end. */
  readonly sums: Float64Array;
  /** Number of lines with text before each; one more for the document's end. */
  readonly texts: Uint32Array;
}

/** Most lines that are measured; the longest roundups have fewer. Later lines get 0. */
const MOST_LINES = 5_000;
const LINE_CHARACTERS = 160;
const LINES_ABOVE = 2;
const LINES_BELOW = 3;
const BUCKETS = 1 << 16;

/** Measures the cohesion of a document's lines, excluding lines of no story. */
export function cohesionOf(lines: readonly Line[], taken: ReadonlySet<number>): Cohesion {
  const texts = lines.slice(0, MOST_LINES).filter(({ index, text }) => text !== '' && !taken.has(index));
  const terms = new TermIndex(texts);
  const size = lines.length;
  const cohesion = {
    above: new Float32Array(size),
    below: new Float32Array(size),
    across: new Float32Array(size),
    sums: new Float64Array(size + 1),
    texts: new Uint32Array(size + 1),
  };
  for (const [k, { index }] of texts.entries()) {
    const before = Math.max(0, k - LINES_ABOVE);
    const after = Math.min(texts.length, k + 1 + LINES_BELOW);
    cohesion.above[index] = terms.shared(k, k + 1, before, k);
    cohesion.below[index] = terms.shared(k, k + 1, k + 1, after);
    cohesion.across[index] = terms.shared(before, k, k, Math.min(texts.length, k + LINES_ABOVE));
    cohesion.texts[index + 1] = 1;
  }
  for (let i = 0; i < size; i++) {
    cohesion.sums[i + 1] = (cohesion.sums[i] ?? 0) + (cohesion.across[i] ?? 0);
    cohesion.texts[i + 1] = (cohesion.texts[i] ?? 0) + (cohesion.texts[i + 1] ?? 0);
  }
  return cohesion;
}

/**
 * Terms of some lines, numbered in the order of occurrence, each weighted by inverse line frequency. Arrays are indexed
 * by number, not by hash, so that terms of one place are adjacent in memory instead of spread over a megabyte.
 */
class TermIndex {
  /** Terms of all lines, one line after the other, each once in a line. */
  private readonly terms: Uint16Array;
  private used = 0;
  /** Index of each line's first term; one more for the end. */
  private readonly starts: Uint32Array;
  /** By hash a term's number plus one; 0 for a free slot. */
  private readonly slots: Uint32Array;
  private readonly hashes: Uint16Array;
  private distinct = 0;
  private readonly weights: Float32Array;
  /** Last run of lines in which a term was found. */
  private readonly marks: Uint32Array;
  private mark = 0;

  constructor(lines: readonly Line[]) {
    let most = 0;
    for (const { text } of lines) most += Math.min(text.length, LINE_CHARACTERS);
    const mostDistinct = Math.min(most, BUCKETS);
    this.terms = new Uint16Array(most);
    this.starts = new Uint32Array(lines.length + 1);
    this.slots = new Uint32Array(1 << (32 - Math.clz32(Math.max(1, 2 * mostDistinct - 1))));
    this.hashes = new Uint16Array(mostDistinct);
    this.weights = new Float32Array(mostDistinct);
    this.marks = new Uint32Array(mostDistinct);
    const counts = new Uint32Array(mostDistinct);
    for (const [k, { text }] of lines.entries()) {
      this.mark++;
      this.collect(text);
      for (let t = this.starts[k] ?? 0; t < this.used; t++) {
        const term = this.terms[t] ?? 0;
        counts[term] = (counts[term] ?? 0) + 1;
      }
      this.starts[k + 1] = this.used;
    }
    // Most terms are in one line or a few, so that few logarithms are needed.
    const ofCount = new Float64Array(lines.length + 1);
    for (let term = 0; term < this.distinct; term++) {
      const count = counts[term] ?? 1;
      const known = ofCount[count] ?? 0;
      const weight = known > 0 ? known : Math.log(1 + (lines.length + 1) / count) - LEAST_WEIGHT;
      ofCount[count] = weight;
      this.weights[term] = weight;
    }
  }

  /** Adds a text's terms: pairs of Chinese characters, and words of Latin letters and digits. */
  private collect(text: string): void {
    const end = Math.min(text.length, LINE_CHARACTERS);
    let word = 0;
    let length = 0;
    let before = 0;
    for (let i = 0; i <= end; i++) {
      const unit = i < end ? unitAt(text, i) : 0;
      if (isWordUnit(unit)) {
        word = Math.imul(word, 31) + (unit | 0x20);
        length++;
        before = 0;
        continue;
      }
      if (length > 1) this.add(word ^ 0x9e37);
      word = 0;
      length = 0;
      const isChinese = unit >= 0x3400 && unit <= 0x9fff;
      if (isChinese && before !== 0) this.add(Math.imul(before, 0x85eb) + unit);
      before = isChinese ? unit : 0;
    }
  }

  private add(mixed: number): void {
    const term = this.numberOf((mixed ^ (mixed >>> 16)) & (BUCKETS - 1));
    if (this.marks[term] === this.mark) return;
    this.marks[term] = this.mark;
    this.terms[this.used++] = term;
  }

  /** Returns the number of a term by its hash; terms with equal hashes count as one. */
  private numberOf(hash: number): number {
    const { slots, hashes } = this;
    const last = slots.length - 1;
    let slot = Math.imul(hash, 0x9e3779b1) >>> 16;
    for (;;) {
      slot &= last;
      const met = slots[slot] ?? 0;
      if (met === 0) break;
      if (hashes[met - 1] === hash) return met - 1;
      slot++;
    }
    hashes[this.distinct] = hash;
    slots[slot] = ++this.distinct;
    return this.distinct - 1;
  }

  /** Returns the weighted share of common terms of two runs of lines, relative to the run with less weight. */
  shared(from: number, to: number, otherFrom: number, otherTo: number): number {
    if (from >= to || otherFrom >= otherTo) return 0;
    const { terms, starts, marks, weights } = this;
    const mark = ++this.mark;
    let own = 0;
    for (let t = starts[from] ?? 0; t < (starts[to] ?? 0); t++) {
      const term = terms[t] ?? 0;
      if (marks[term] === mark) continue;
      marks[term] = mark;
      own += weights[term] ?? 0;
    }
    let [other, common] = [0, 0];
    for (let t = starts[otherFrom] ?? 0; t < (starts[otherTo] ?? 0); t++) {
      const term = terms[t] ?? 0;
      const weight = weights[term] ?? 0;
      other += weight;
      if (marks[term] === mark) {
        common += weight;
        marks[term] = 0;
      }
    }
    const less = Math.min(own, other);
    return less > 0 ? Math.min(1, common / less) : 0;
  }
}

/** Least weight that counts; a term of every line has none. */
const LEAST_WEIGHT = Math.log(2);

/** Whether a unit is a Latin letter or a digit. */
function isWordUnit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
