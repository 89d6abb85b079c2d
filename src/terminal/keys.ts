import type { Action } from '../messages/actions/action.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Key that leads from a story back to its list. */
export const BACK_KEY = 'b';

/** Short keys for the items, choices and buttons of a message. */
export interface Keys {
  readonly numbers: ReadonlyMap<string, Action>;
  readonly letters: ReadonlyMap<string, Action>;
}

/** Assigns unique keys while a message is rendered. */
export class KeyRing implements Keys {
  readonly numbers: Map<string, Action>;
  readonly letters = new Map<string, Action>();
  readonly #hasWayBack: boolean;

  /** `kept` are numbers of an earlier message that stay valid; new numbers follow them. */
  constructor(kept: Keys['numbers'] = new Map(), hasWayBack = false) {
    this.numbers = new Map(kept);
    this.#hasWayBack = hasWayBack;
  }

  /** Assigns the wanted number, or the next free one if a message starts numbering again. */
  numbered(action: Action, wanted: number): string {
    let number = wanted;
    while (this.numbers.has(String(number))) number += 1;
    this.numbers.set(String(number), action);
    return String(number);
  }

  /** Assigns the next number, for choices without one. */
  nextNumbered(action: Action): string {
    return this.numbered(action, Math.max(0, ...[...this.numbers.keys()].map(Number)) + 1);
  }

  /** Assigns a letter: a to z, then aa and so on, without the letter of the way back if there is one. */
  lettered(action: Action): string {
    const index = this.letters.size;
    const letters = this.#hasWayBack ? LETTERS.replace(BACK_KEY, '') : LETTERS;
    const last = letters.charAt(index % letters.length);
    const key = index < letters.length ? last : letters.charAt(Math.floor(index / letters.length) - 1) + last;
    this.letters.set(key, action);
    return key;
  }
}
