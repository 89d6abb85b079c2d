import type { FakeClock } from '../clock.ts';
import type { Message } from '../model.ts';

/** How long a nonce is remembered, in milliseconds of the fake's clock: "the past few minutes" taken at its shortest. */
export const NONCE_MEMORY_MS = 120_000;

/** Remembers which message a nonce made. As documented, a nonce belongs to the author and not to a channel. */
export class Nonces {
  readonly #clock: FakeClock;
  readonly #memoryMs: number;
  readonly #known = new Map<string, { readonly message: Message; readonly at: number }>();
  /** How many creates were answered with the message that their nonce had made before. */
  replays = 0;

  constructor(clock: FakeClock, memoryMs = NONCE_MEMORY_MS) {
    this.#clock = clock;
    this.#memoryMs = memoryMs;
  }

  recall(nonce: string): Message | undefined {
    const known = this.#known.get(nonce);
    if (!known || this.#clock.now() - known.at > this.#memoryMs) return undefined;
    this.replays += 1;
    return known.message;
  }

  remember(nonce: string, message: Message): void {
    this.#known.set(nonce, { message, at: this.#clock.now() });
  }
}
