import { textsIn } from '../../src/messages/texts/textsIn.ts';
import type { FakeDiscord } from '../../test/fake-discord/fake-discord.ts';
import type { InteractionAnswer } from '../../test/fake-discord/interactions/interactions.ts';
import type { Act, CommandAct } from '../../test/fake-discord/interactions/payload.ts';
import type { Channel, Guild, Message, User } from '../../test/fake-discord/model.ts';
import { componentsIn, readableText } from '../../test/fake-discord/reading.ts';
import { askOnce } from '../askOnce.ts';

const LOCALES = ['zh-CN', 'zh-TW', 'en-US'] as const;
/** Most late answers; on a machine with more nothing can be measured. */
const MOST_LATE = 5;
/** Channels of one server in which the bot is subscribed. */
const CHANNELS_OF_SERVER = 50;

/** Latencies of one surface over all its requests, in milliseconds until its words can be read. */
export interface SurfaceLatency {
  readonly surface: string;
  readonly isAutocomplete: boolean;
  readonly count: number;
  /** The first request after the bot's start; it counts in the percentiles too. */
  readonly firstMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Slowest first sign of an answer: the answer, or that the bot is at work. */
  readonly maxSignMs: number;
  /** Latencies of the answers that have a picture, until it is there. */
  readonly withPicture?: { readonly count: number; readonly p50Ms: number; readonly p99Ms: number };
  readonly deferred: number;
  /** Number of answers that came after Discord's three seconds, and were asked for again. */
  readonly late: number;
}

/** Asks the bot one question after another and records how long it took; an unnamed surface is not recorded. */
export class MemberSession {
  readonly #fake: FakeDiscord;
  readonly #waits = new Map<string, InteractionAnswer[]>();
  readonly #late = new Map<string, number>();
  #user: User;
  #guild: Guild;
  #channel: Channel;
  #channels = 0;
  #members = 0;
  #opened = 0;

  constructor(fake: FakeDiscord) {
    this.#fake = fake;
    this.#user = fake.world.owner;
    this.#guild = fake.first.guild;
    this.#channel = fake.first.channel;
  }

  /** Continues as a new member of the first server, because a member may ask and follow only so much. */
  asNewMember(): void {
    this.#members += 1;
    this.#guild = this.#fake.first.guild;
    this.#channel = this.#fake.first.channel;
    this.#user = this.#fake.world.addMemberWith(this.#fake.first.guild, `member ${this.#members}`);
  }

  /** Continues as the owner in a new channel, and now and then in a new server: each takes only so many subscriptions. */
  asOwnerInNewChannel(): void {
    if (this.#channels % CHANNELS_OF_SERVER === CHANNELS_OF_SERVER - 1) this.#guild = this.#fake.joinGuild();
    this.#channels += 1;
    this.#user = this.#fake.world.owner;
    this.#channel = this.#fake.world.addChannel(this.#guild);
    this.#fake.announceChannel(this.#channel);
  }

  command(surface: string, name: string, options: CommandAct['options'] = {}): Promise<InteractionAnswer> {
    // Presses search for Chinese labels, so only choices, which end in what is read, are asked in other languages.
    return this.#ask(surface, { ...this.#by(), kind: 'command', name, options });
  }

  type(surface: string, act: Pick<CommandAct, 'name' | 'options' | 'focused'>): Promise<InteractionAnswer> {
    return this.#ask(surface, { ...this.#by(), kind: 'autocomplete', ...act });
  }

  press(surface: string, message: Message, customId: string): Promise<InteractionAnswer> {
    return this.#ask(surface, { ...this.#by(), kind: 'component', message, customId });
  }

  /** Chooses an option of a menu, in each language in turn. */
  choose(surface: string, message: Message, customId: string, value: string): Promise<InteractionAnswer> {
    const locale = LOCALES[this.#opened++ % LOCALES.length] ?? 'zh-CN';
    const values = [value];
    return this.#ask(surface, { ...this.#by(), kind: 'component', message, customId, values, locale });
  }

  related(surface: string, text: string): Promise<InteractionAnswer> {
    const target = this.#fake.say(this.#channel, this.#fake.world.owner, text);
    return this.#ask(surface, { ...this.#by(), kind: 'message-command', name: '查相关新闻', target });
  }

  figures(): readonly SurfaceLatency[] {
    return [...this.#waits].map(([surface, answers]) => {
      const untilRead = answers.map(({ contentMs }) => contentMs);
      // A picture comes in the same request as the words.
      const drawn = answers.filter(hasPicture).map(({ contentMs }) => contentMs);
      return {
        surface,
        isAutocomplete: surface.endsWith('typed'),
        count: answers.length,
        firstMs: rounded(untilRead[0] ?? 0),
        p50Ms: percentile(untilRead, 0.5),
        p99Ms: percentile(untilRead, 0.99),
        maxMs: percentile(untilRead, 1),
        maxSignMs: rounded(Math.max(...answers.map(({ firstAnswerMs }) => firstAnswerMs))),
        ...(drawn.length > 0 && {
          withPicture: {
            count: drawn.length,
            p50Ms: percentile(drawn, 0.5),
            p99Ms: percentile(drawn, 0.99),
          },
        }),
        deferred: answers.filter(({ wasDeferred }) => wasDeferred).length,
        late: this.#late.get(surface) ?? 0,
      };
    });
  }

  #by() {
    return { user: this.#user, channel: this.#channel } as const;
  }

  async #ask(surface: string, act: Act): Promise<InteractionAnswer> {
    for (let late = 0; late < MOST_LATE; late += 1) {
      const answer = await askOnce(this.#fake, act);
      if (answer) {
        refuseRefusals(surface, answer);
        if (surface !== '') this.#waits.set(surface, [...(this.#waits.get(surface) ?? []), answer]);
        return answer;
      }
      this.#late.set(surface, (this.#late.get(surface) ?? 0) + 1);
    }
    throw new Error(`${surface} was answered too late ${MOST_LATE} times in a row`);
  }
}

/** Throws for an answer that refuses or failed: it costs nothing, and must not be measured as an answer. */
function refuseRefusals(surface: string, { original, followUps }: InteractionAnswer): void {
  const text = [original, ...followUps].map((message) => (message ? readableText(message) : '')).join('\n');
  for (const locale of LOCALES) {
    const { searchesTooFast, failed } = textsIn(locale);
    const [failure = ''] = failed('|').split('|');
    if (text.includes(searchesTooFast) || text.includes(failure)) throw new Error(`${surface}: ${text}`);
  }
}

function hasPicture({ original, followUps }: InteractionAnswer): boolean {
  const components = [original, ...followUps].flatMap((message) => (message ? componentsIn(message) : []));
  return components.some(({ items }) => items?.some(({ media }) => media.url.startsWith('attachment://')));
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.round(share * (sorted.length - 1))] ?? 0);
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
