import { countBy } from './countBy.ts';
import type { Scene } from './scene.ts';

const CALLBACK = 'POST /interactions/:interaction/:token/callback';
const ASK_MILLISECONDS = 400;

/** Within this time every server is answered in time. */
const ANSWER_MILLISECONDS = 120_000;

/** A command that a member gave. */
type Asked = ReturnType<Scene['fake']['interactions']['begin']>;

/** Members who ask for help in one server after the other, whatever happens to the processes. */
export class Members {
  asked = 0;
  readonly #scene: Scene;
  #timer: NodeJS.Timeout | undefined;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  get answered(): number {
    return this.#scene.fake.interactions.all.filter(({ callback }) => callback).length;
  }

  async begin(): Promise<void> {
    const { guilds } = this.#scene.fake.world;
    this.#timer = setInterval(() => {
      const guild = guilds[this.asked % guilds.length];
      if (guild && this.#scene.fake.gateway.live().length > 0) this.#ask(guild);
    }, ASK_MILLISECONDS);
  }

  /** When nothing happens any more every server gets its answer; a sentence for each command that was lost. */
  async askEverybody(): Promise<readonly string[]> {
    this.end();
    const { fake } = this.#scene;
    const isWhole = () => {
      const live = fake.gateway.live().filter(({ isComplete }) => isComplete);
      return new Set(live.map(({ shard }) => shard)).size === fake.gateway.options.shards ? true : undefined;
    };
    await fake.until('every shard to be connected', isWhole, 120_000).catch(() => undefined);
    const guilds = fake.world.guilds.slice(0, 40);
    const until = performance.now() + ANSWER_MILLISECONDS;
    const faults: string[] = [];
    let left = guilds;
    // Discord takes no answer after three seconds; on a busy machine a member asks again.
    while (left.length > 0 && performance.now() < until) {
      const asked = left.map((guild) => ({ guild, interaction: this.#ask(guild) }));
      const isDone = () =>
        asked.every(({ interaction }) => this.#isAnswered(interaction)) ? true : undefined;
      await fake.until('every server to be answered', isDone, 20_000).catch(() => undefined);
      faults.push(
        ...asked
          .filter(({ interaction }) => !this.#isAnswered(interaction))
          .map(({ guild }) => `the command in server ${guild.id} reached no process`),
      );
      left = asked
        .filter(({ interaction }) => interaction && !interaction.callback)
        .map(({ guild }) => guild);
    }
    return [...faults, ...left.map(({ id }) => `the commands in server ${id} were answered late only`)];
  }

  /** Whether some process has answered, though it may have been too late for Discord. */
  #isAnswered(interaction: Asked | undefined): boolean {
    const { fake } = this.#scene;
    if (interaction === undefined || interaction.callback) return true;
    return fake.records.of(CALLBACK).some(({ path }) => path.includes(`/${interaction.id}/`));
  }

  /** A sentence for each interaction that more than one process has answered. */
  answeredTwice(): readonly string[] {
    const calls = countBy(this.#scene.fake.records.of(CALLBACK).map(({ path }) => path));
    return Object.entries(calls).flatMap(([path, count]) =>
      count > 1 ? [`${path} was answered ${count} times`] : [],
    );
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #ask(guild: Scene['fake']['world']['guilds'][number]) {
    const { fake } = this.#scene;
    const channel = guild.channels.values().next().value;
    if (!channel) return undefined;
    this.asked += 1;
    return fake.interactions.begin({ kind: 'command', name: 'help', user: fake.world.owner, channel });
  }
}
