import { expect } from 'vitest';
import type { Locale } from '../../src/messages/locale.ts';
import type { Texts } from '../../src/messages/texts/texts.ts';
import { textsIn } from '../../src/messages/texts/textsIn.ts';
import type { OptionValue } from '../fake-discord/interactions/options.ts';
import type { Act } from '../fake-discord/interactions/payload.ts';
import { type Channel, MESSAGE_FLAG, type Message, type User } from '../fake-discord/model.ts';
import { controlIn, optionsIn, readableText } from '../fake-discord/reading.ts';
import type { Attachment } from '../fake-discord/rest/cdn.ts';
import type { RunningBot } from './runningBot.ts';
import { shownBy } from './shownPicture.ts';

/** Timeout of a test with walks of all places: hundreds of interactions, on a busy machine. */
export const WALK_TIMEOUT_MILLISECONDS = 180_000;

/** The kinds of place in which people use the bot; `elsewhere` is a server without it, by the app that a user installed. */
export const PLACES = ['text', 'thread', 'forum', 'announcement', 'direct', 'elsewhere'] as const;
/** One of these kinds. */
export type Place = (typeof PLACES)[number];

/** A channel in which one can type, and the channel that a digest is wanted in: a forum's posts are typed in. */
function channelsOf(place: Place, { fake }: RunningBot, user: User): { here: Channel; target: Channel } {
  const { world, first } = fake;
  const add = (options: Parameters<typeof world.addChannel>[1]) => world.addChannel(first.guild, options);
  switch (place) {
    case 'direct': {
      const here = world.directChannel(user);
      return { here, target: here };
    }
    case 'forum': {
      const target = add({ kind: 'forum' });
      return { here: add({ kind: 'publicThread', parent: target }), target };
    }
    case 'thread': {
      const here = add({ kind: 'publicThread', parent: first.channel });
      return { here, target: here };
    }
    default: {
      const here = add({ kind: place === 'announcement' ? 'announcement' : 'text' });
      return { here, target: here };
    }
  }
}

/** The message that a member sees as the answer. */
export interface Shown {
  readonly message: Message;
  readonly text: string;
  readonly isEphemeral: boolean;
}

/** What one person does in one place in one language. */
export class Walk {
  readonly place: Place;
  readonly texts: Texts;
  readonly locale: Locale;
  readonly target: Channel;
  readonly user: User;
  readonly #bot: RunningBot;
  readonly #here: Channel;

  /** Without a user it is a new member, who may manage the server unless the place is `elsewhere`. */
  constructor(bot: RunningBot, place: Place, locale: Locale, user?: User) {
    const { fake } = bot;
    const permissions = place === 'elsewhere' ? [] : (['ManageGuild'] as const);
    this.user = user ?? fake.world.addMemberWith(fake.first.guild, `${place} ${locale}`, ...permissions);
    const { here, target } = channelsOf(place, bot, this.user);
    this.#bot = bot;
    this.#here = here;
    this.place = place;
    this.target = target;
    this.locale = locale;
    this.texts = textsIn(locale);
  }

  get isServer(): boolean {
    return this.place !== 'direct' && this.place !== 'elsewhere';
  }

  #actor() {
    const isOwn = this.place === 'elsewhere';
    return {
      ...{ user: this.user, channel: this.#here, locale: this.locale },
      ...(isOwn && { userInstalled: true, force: true }),
    };
  }

  /** Also waits for an answer that comes after a press was acknowledged. */
  async #act(act: Act): Promise<Shown> {
    const message = shownBy(await this.#bot.fake.interact(act));
    const isEphemeral = (message.flags & MESSAGE_FLAG.ephemeral) !== 0;
    return { message, text: readableText(message), isEphemeral };
  }

  say(name: string, options: Readonly<Record<string, OptionValue>> = {}): Promise<Shown> {
    return this.#act({ kind: 'command', name, options, ...this.#actor() });
  }

  /** Posts a message with files in the place. */
  post(content: string, files: readonly Attachment[]): Message {
    return this.#bot.fake.say(this.#here, this.user, content, files);
  }

  /** Uses a command from the menu of a message. */
  use(name: string, target: Message): Promise<Shown> {
    return this.#act({ kind: 'message-command', name, target, ...this.#actor() });
  }

  /** Presses a button, or chooses an entry of a menu that is no item of a list. */
  press(message: Message, label: string): Promise<Shown> {
    const control = controlIn(message, label) ?? { customId: '' };
    expect(control.customId, `no button or entry ${label} on ${message.content}`).not.toBe('');
    return this.#act({ kind: 'component', message, ...control, ...this.#actor() });
  }

  open(message: Message, number: number): Promise<Shown> {
    const option = optionsIn(message).find(({ label }) => label.startsWith(`${number}. `));
    expect(option, `no item ${number}`).toBeDefined();
    const chosen = { customId: option?.customId ?? '', values: [option?.value ?? ''] };
    return this.#act({ kind: 'component', message, ...chosen, ...this.#actor() });
  }
}
