import type { Bot } from '../discord/bot.ts';
import type { Identity } from '../discord/sending/identity.ts';
import { isReachable, type Readiness } from '../operator/server.ts';
import type { Store } from '../store/open.ts';

/** The bot's connection to Discord, for parts that are created before it exists. */
export class BotConnection implements Identity {
  #bot: Bot | undefined;

  /** Sets the bot; called once it is connected. */
  attach(bot: Bot): void {
    this.#bot = bot;
  }

  botId(): string | undefined {
    return this.#bot?.userId;
  }

  mayReadHistory(channelId: string): boolean | undefined {
    return this.#bot?.mayReadHistory(channelId);
  }

  /** Returns the number of servers that this process sees; undefined before it is connected. */
  servers(): number | undefined {
    return this.#bot?.servers();
  }

  /** Returns whether the bot is connected and its store answers. */
  async readiness(store: Pick<Store, 'get'>): Promise<Readiness> {
    if (!this.#bot) return { kind: 'not-ready', reason: 'not connected to Discord yet' };
    if (!(await isReachable(store))) return { kind: 'not-ready', reason: 'the store does not answer' };
    return this.#bot.isConnected()
      ? { kind: 'ready' }
      : { kind: 'not-ready', reason: 'the connection to Discord is interrupted' };
  }
}
