import type { Action } from '../messages/action.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The short keys under which a message's items, choices and buttons can be reached from the keyboard. */
export interface Keys {
  readonly numbers: ReadonlyMap<string, Action>;
  readonly letters: ReadonlyMap<string, Action>;
}

/** Hands out keys while a message is rendered, none of them twice. */
export class KeyRing implements Keys {
  readonly numbers: Map<string, Action>;
  readonly letters = new Map<string, Action>();

  /** Numbers that stay in force: new ones follow after them. */
  constructor(kept: Keys['numbers'] = new Map()) {
    this.numbers = new Map(kept);
  }

  /** The wanted number, or the next free one where a message counts from one again. */
  numbered(action: Action, wanted: number): string {
    let number = wanted;
    while (this.numbers.has(String(number))) number += 1;
    this.numbers.set(String(number), action);
    return String(number);
  }

  /** The number after every other, for choices that carry none of their own. */
  nextNumbered(action: Action): string {
    return this.numbered(action, Math.max(0, ...[...this.numbers.keys()].map(Number)) + 1);
  }

  /** a to z, then aa and on. */
  lettered(action: Action): string {
    const index = this.letters.size;
    const last = LETTERS.charAt(index % LETTERS.length);
    const key = index < LETTERS.length ? last : LETTERS.charAt(Math.floor(index / LETTERS.length) - 1) + last;
    this.letters.set(key, action);
    return key;
  }
}
