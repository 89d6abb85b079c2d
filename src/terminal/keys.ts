import type { Action } from '../messages/actions/action.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The key that leads from a story back to the list that it was opened from. */
export const BACK_KEY = 'b';

/** The short keys under which a message's items, choices and buttons can be reached from the keyboard. */
export interface Keys {
  readonly numbers: ReadonlyMap<string, Action>;
  readonly letters: ReadonlyMap<string, Action>;
}

/** Hands out keys while a message is rendered, none of them twice. */
export class KeyRing implements Keys {
  readonly numbers: Map<string, Action>;
  readonly letters = new Map<string, Action>();
  readonly #hasWayBack: boolean;

  /** Numbers that stay in force: new ones follow after them. */
  constructor(kept: Keys['numbers'] = new Map(), hasWayBack = false) {
    this.numbers = new Map(kept);
    this.#hasWayBack = hasWayBack;
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

  /** a to z, then aa and on; without the letter of the way back where there is one. */
  lettered(action: Action): string {
    const index = this.letters.size;
    const letters = this.#hasWayBack ? LETTERS.replace(BACK_KEY, '') : LETTERS;
    const last = letters.charAt(index % letters.length);
    const key = index < letters.length ? last : letters.charAt(Math.floor(index / letters.length) - 1) + last;
    this.letters.set(key, action);
    return key;
  }
}
