import { READING_LIMITS } from '../block.ts';
import type { HtmlAttributes } from './attributes.ts';
import { type ElementMeaning, meaningOf } from './elements.ts';
import { type HtmlState, OUTERMOST, stateInside } from './state.ts';

/** The open elements of an HTML document, as far as they are followed, and the state inside the innermost. */
export class ElementStack {
  state: HtmlState = OUTERMOST;
  /** The names of the open elements, and the state inside each. */
  private readonly names: string[] = [];
  private readonly states: HtmlState[] = [];
  /** Open elements beyond the depth limit: counted, so that their end tags close nothing else. */
  private overflow = 0;

  /** The name of the innermost element; empty outside all. */
  get innermost(): string {
    return this.names.at(-1) ?? '';
  }

  /** Whether a `noscript` alone keeps what stands here from being read. */
  get isInNoscript(): boolean {
    const last = this.names.length - 1;
    return this.names[last] === 'noscript' && !(this.states[last - 1] ?? OUTERMOST).skipped;
  }

  /** Opens an element; false where it lies too deep to be followed. */
  open(name: string, meaning: ElementMeaning, attributes: HtmlAttributes): boolean {
    if (this.names.length >= READING_LIMITS.depth) {
      this.overflow++;
      return false;
    }
    this.state = stateInside(this.state, name, meaning, attributes);
    this.names.push(name);
    this.states.push(this.state);
    return true;
  }

  /** Closes what a block's start tag ends by itself: an open paragraph, the item or cell before. */
  closeImplied(ends: readonly string[] | undefined): void {
    for (let i = this.names.length - 1; i >= 0; i--) {
      const name = this.names[i] ?? '';
      if (name === 'p' || ends?.includes(name)) this.closeFrom(i);
      else if (meaningOf(name).container || name === 'li' || name === 'tr') return;
    }
  }

  /** Closes the innermost element of a name with all in it, unless an end tag of its kind does not reach so far out. */
  close(name: string): void {
    if (this.overflow > 0) {
      this.overflow--;
      return;
    }
    const isBlock = meaningOf(name).block;
    for (let i = this.names.length - 1; i >= 0; i--) {
      const open = this.names[i] ?? '';
      if (open === name) {
        this.closeFrom(i);
        return;
      }
      if (!isBlock && meaningOf(open).container) return;
    }
  }

  private closeFrom(depth: number): void {
    // Popping what is nearly always one element costs far less than setting a length.
    while (this.names.length > depth) {
      this.names.pop();
      this.states.pop();
    }
    this.state = this.states[depth - 1] ?? OUTERMOST;
  }
}
