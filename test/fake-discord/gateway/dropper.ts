import type { Plan } from '../faults/misbehaviour.ts';
import { seededRandom } from '../faults/random.ts';
import type { Gateway } from './gateway.ts';

/** Breaks gateway connections at seeded moments, each time in another way. */
export class GatewayDropper {
  /** How often it has struck. */
  drops = 0;
  readonly #gateway: Gateway;
  readonly #random: () => number;
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(gateway: Gateway, plan: Plan) {
    this.#gateway = gateway;
    this.#random = seededRandom(plan.seed);
    this.#everyMs = plan.gatewayDropEveryMs ?? 1000;
    this.#wait();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    this.#timer = setTimeout(
      () => {
        this.#strike();
        this.#wait();
      },
      this.#everyMs * (0.5 + this.#random()),
    );
    this.#timer.unref();
  }

  #strike(): void {
    this.drops += 1;
    const shard = Math.floor(this.#random() * this.#gateway.options.shards);
    const way = this.#random();
    if (way < 0.4) this.#gateway.drop({ shard });
    else if (way < 0.6) this.#gateway.drop({ shard, code: 4000 });
    else if (way < 0.9) this.#gateway.askReconnect(shard);
    else this.#gateway.invalidate({ shard });
  }
}
