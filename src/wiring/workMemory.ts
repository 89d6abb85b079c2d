import v8 from 'node:v8';

/** Time without work after which V8 keeps little memory again. */
const IDLE_MILLISECONDS = 60_000;

/**
 * Lets memory grow while the bot works, that is from an answer or a burst of deliveries until a minute after the last
 * one. `bin/littleMemory.mjs` has V8 keep little of it, by collecting often, which suits a bot that waits most of its
 * day; at work it costs a quarter of the 99th percentile of searches (`npm run bench -- search`) and a third of the
 * processor's time a delivery (`npm run bench -- delivery`). Afterwards V8 gives it back.
 */
export class WorkMemory {
  readonly #allowGrowth: (isAllowed: boolean) => void;
  #isBurst = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(allowGrowth = allowGrowthInV8) {
    this.#allowGrowth = allowGrowth;
  }

  /** Called when a command or press was answered. */
  answered(): void {
    if (this.#idle === undefined) {
      this.#allowGrowth(true);
      this.#idle = setTimeout(() => this.#isIdle(), IDLE_MILLISECONDS);
      this.#idle.unref();
    } else this.#idle.refresh();
  }

  /** Called when many deliveries begin to be planned or under way, and when none is any more. */
  burst(isUnderWay: boolean): void {
    this.#isBurst = isUnderWay;
    this.answered();
  }

  #isIdle(): void {
    if (this.#isBurst) {
      this.#idle?.refresh();
      return;
    }
    this.#idle = undefined;
    this.#allowGrowth(false);
  }
}

function allowGrowthInV8(isAllowed: boolean): void {
  v8.setFlagsFromString(isAllowed ? '--no-optimize-for-size' : '--optimize-for-size');
}
