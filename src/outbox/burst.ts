/** Work that can be much at once: deliveries under way, and the planning of those that are due. */
type BurstWork = 'planning' | 'sending';

/** Tells whether any work of the outbox is much at once, as in the minute at which a morning's digests are due. */
export class Burst {
  readonly #underWay = new Set<BurstWork>();
  readonly #onBurst: ((isUnderWay: boolean) => void) | undefined;

  /** `onBurst` is called when the first work begins to be much, and when the last one has ended. */
  constructor(onBurst: ((isUnderWay: boolean) => void) | undefined) {
    this.#onBurst = onBurst;
  }

  begin(work: BurstWork): void {
    if (this.#underWay.size === 0) this.#onBurst?.(true);
    this.#underWay.add(work);
  }

  end(work: BurstWork): void {
    if (this.#underWay.delete(work) && this.#underWay.size === 0) this.#onBurst?.(false);
  }
}
