import v8 from 'node:v8';
import { mayGrowIn, readRoom } from './memoryRoom.ts';

/** Time without work after which V8 keeps little memory again. */
const IDLE_MILLISECONDS = 60_000;
/** Interval at which it is looked, while the bot works, whether there is room. */
const LOOK_MILLISECONDS = 5000;

/** Effects of `WorkMemory`, replaced in tests. */
export interface WorkMemoryPorts {
  readonly allowGrowth: (isAllowed: boolean) => void;
  /** Returns how much more memory the process can take, in bytes. */
  readonly readRoom: () => number;
}

/**
 * Lets memory grow while the bot works, that is from an answer or a burst of deliveries until a minute after the last
 * one, where the machine or container has room. `bin/littleMemory.mjs` has V8 keep little of it, by collecting often,
 * which suits a bot that waits most of its day; at work it costs a quarter of the 99th percentile of searches
 * (`npm run bench -- search`) and a third of the processor's time a delivery (`npm run bench -- delivery`). Afterwards V8
 * gives it back.
 */
export class WorkMemory {
  readonly #ports: WorkMemoryPorts;
  #isBurst = false;
  #isAllowed = false;
  #idle: NodeJS.Timeout | undefined;
  #look: NodeJS.Timeout | undefined;

  constructor(ports: WorkMemoryPorts = { allowGrowth: allowGrowthInV8, readRoom }) {
    this.#ports = ports;
  }

  /** Called when a command or press was answered. */
  answered(): void {
    if (this.#idle !== undefined) {
      this.#idle.refresh();
      return;
    }
    this.#idle = setTimeout(() => this.#isIdle(), IDLE_MILLISECONDS).unref();
    this.#look = setInterval(() => this.#lookForRoom(), LOOK_MILLISECONDS).unref();
    this.#lookForRoom();
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
    clearInterval(this.#look);
    this.#idle = undefined;
    this.#allow(false);
  }

  #lookForRoom(): void {
    this.#allow(mayGrowIn(this.#ports.readRoom(), this.#isAllowed));
  }

  #allow(isAllowed: boolean): void {
    if (isAllowed === this.#isAllowed) return;
    this.#isAllowed = isAllowed;
    this.#ports.allowGrowth(isAllowed);
  }
}

function allowGrowthInV8(isAllowed: boolean): void {
  v8.setFlagsFromString(isAllowed ? '--no-optimize-for-size' : '--optimize-for-size');
}
