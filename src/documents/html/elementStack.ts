import { READING_LIMITS } from '../block.ts';
import type { HtmlAttributes } from './attributes.ts';
import { type ElementMeaning, SEEN } from './elements.ts';
import { type HtmlState, OUTERMOST, stateInside } from './state.ts';

/** Stack of the open elements of an HTML document that matter for reading, and the state inside the innermost. */
export class ElementStack {
  state: HtmlState = OUTERMOST;
  /** Names of the open elements, their meanings, and the state outside all and inside each. */
  private readonly names: string[] = [];
  private readonly meanings: ElementMeaning[] = [];
  private readonly states: HtmlState[] = [OUTERMOST];
  /** Number of open elements beyond the depth limit, so that their end tags close nothing else. */
  private overflow = 0;

  /** Name of the innermost element; empty outside all. */
  get innermost(): string {
    return this.names.at(-1) ?? '';
  }

  /** Whether white space here is only that between cells. */
  get isInRow(): boolean {
    return (this.meanings.at(-1) ?? SEEN).row;
  }

  /** Whether the text here is skipped only because of a `noscript`. */
  get isInNoscript(): boolean {
    const last = this.names.length - 1;
    return this.names[last] === 'noscript' && !(this.states[last] ?? OUTERMOST).skipped;
  }

  /** Opens an element; returns false if it is nested too deep. */
  open(name: string, meaning: ElementMeaning, attributes: HtmlAttributes): boolean {
    if (this.names.length >= READING_LIMITS.depth) {
      this.overflow++;
      return false;
    }
    this.state = stateInside(this.state, name, meaning, attributes);
    this.names.push(name);
    this.meanings.push(meaning);
    this.states.push(this.state);
    return true;
  }

  /** Closes the elements that a start tag ends implicitly: an open paragraph, the previous item or cell. */
  closeImplied(ends: readonly string[]): void {
    for (let i = this.names.length - 1; i >= 0; i--) {
      const name = this.names[i] ?? '';
      if (name === 'p' || ends.includes(name)) this.closeFrom(i);
      else if (this.meanings[i]?.container || name === 'li' || name === 'tr') return;
    }
  }

  /** Closes the innermost element of a name and all inside it, unless a container lies between. */
  close(name: string, { block: isBlock }: ElementMeaning): void {
    if (this.overflow > 0) {
      this.overflow--;
      return;
    }
    for (let i = this.names.length - 1; i >= 0; i--) {
      if (this.names[i] === name) {
        this.closeFrom(i);
        return;
      }
      if (!isBlock && this.meanings[i]?.container) return;
    }
  }

  private closeFrom(depth: number): void {
    // Popping is much faster than setting the length: nearly always it is one element.
    while (this.names.length > depth) {
      this.names.pop();
      this.meanings.pop();
      this.states.pop();
    }
    this.state = this.states[depth] ?? OUTERMOST;
  }
}
