import type { APIInteraction } from 'discord-api-types/v10';
import { atMost, systemTime } from '../calendar/time.ts';
import { handleInteraction, type InteractionOptions } from './interactions.ts';
import { RecentIds } from './recentIds.ts';

/** How long answers under way are waited for at the end; the program has ten seconds. */
const STOP_SECONDS = 5;

/** Hands each interaction to its answer once: those that arrive before answering begins wait, those after it ends are dropped. */
export class InteractionQueue {
  readonly #known = new RecentIds();
  readonly #underWay = new Set<Promise<void>>();
  #early: APIInteraction[] = [];
  #options: InteractionOptions | undefined;

  /** Takes an interaction from the gateway; one that was delivered before is ignored. */
  receive(interaction: APIInteraction): void {
    if (!this.#known.isNew(interaction.id)) return;
    if (this.#options) this.#answer(interaction, this.#options);
    else this.#early.push(interaction);
  }

  /** Begins to answer, with what came in while the other shards still connected. */
  open(options: InteractionOptions): void {
    this.#options = options;
    for (const interaction of this.#early.splice(0)) this.#answer(interaction, options);
  }

  /** Answers nothing more; resolves when answers under way have ended, after five seconds at the latest. */
  async close(): Promise<void> {
    this.#options = undefined;
    await atMost(systemTime, STOP_SECONDS * 1000, Promise.allSettled(this.#underWay));
  }

  #answer(interaction: APIInteraction, options: InteractionOptions): void {
    const work = handleInteraction(interaction, options).finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }
}
