import pino from 'pino';
import { afterEach, expect } from 'vitest';
import { commands } from '../../commands/all.ts';
import { systemTime } from '../../src/calendar/time.ts';
import { type Bot, type BotOptions, startBot } from '../../src/discord/bot.ts';
import { directMail } from '../../src/discord/directMail.ts';
import { DiscordRestClient } from '../../src/discord/sending/discordRestClient.ts';
import { DiscordTransport } from '../../src/discord/sending/discordTransport.ts';
import type { DirectMail } from '../../src/outbox/directMail.ts';
import type { FileApp } from '../../src/wiring/core.ts';
import { openNewsroom, publish, story } from '../commands/newsroom.ts';
import { type FakeDiscord, startFakeDiscord } from '../fake-discord/fake-discord.ts';
import type { Channel, User } from '../fake-discord/model.ts';

/** A bot on a fake Discord, with a morning's news in its store. */
export interface RunningBot {
  readonly fake: FakeDiscord;
  readonly app: FileApp;
  readonly rest: DiscordRestClient;
  readonly mail: DirectMail;
  /** The first server's owner, who owns the bot as well, and its first channel. */
  readonly user: User;
  readonly channel: Channel;
  readonly options: BotOptions;
  /** Stops the bot and starts it again over the same store. */
  restart(changes?: Partial<BotOptions>): Promise<void>;
  /** Stops the bot alone, for tests that start others over its store. */
  stopBot(): Promise<void>;
  /** Ends everything, and asserts that Discord refused nothing. */
  stop(): Promise<void>;
}

/** Starts a bot on a fake Discord of its own. */
export async function startRunningBot(): Promise<RunningBot> {
  const fake = await startFakeDiscord();
  const { app, store } = openNewsroom();
  const long = '模型的每一层都重新训练了一遍，结果比预期更好。'.repeat(120);
  await publish(store, '2024-12-27', [
    story('aaaaaaaaaa', 'DeepSeek-V3 首个版本上线并同步开源', { paragraphs: ['DeepSeek-V3 开源了。', long] }),
    story('bbbbbbbbbb', '小米正搭建 GPU 万卡集群'),
    story('cccccccccc', '小米汽车交付量公布', { commentary: ['目标完成得比预期早。'] }),
  ]);
  await app.catchUp();
  const rest = new DiscordRestClient({ time: systemTime, apiUrl: fake.apiUrl, token: fake.token });
  const transport = new DiscordTransport(rest);
  const mail = directMail(transport);
  const fatal: string[] = [];
  const options: BotOptions = {
    token: fake.token,
    apiUrl: fake.apiUrl,
    guildId: undefined,
    commands,
    context: app.context,
    transport,
    mail,
    fetchFile: async () => undefined,
    store,
    log: pino({ level: 'silent' }),
    onAnswered: () => {},
    onFatal: (sentence) => fatal.push(sentence),
  };
  let bot: Bot | undefined = await startBot(options);
  await bot.settled;
  return {
    fake,
    app,
    rest,
    mail,
    options,
    user: fake.world.owner,
    channel: fake.first.channel,
    async restart(changes = {}) {
      await bot?.close();
      bot = await startBot({ ...options, ...changes });
      await bot.settled;
    },
    async stopBot() {
      await bot?.close();
      bot = undefined;
    },
    async stop() {
      await bot?.close();
      await rest.close();
      const { violations, faults } = fake;
      await fake.close();
      await store.close();
      expect(violations).toEqual([]);
      expect(faults).toEqual([]);
      expect(fatal).toEqual([]);
    },
  };
}

/** What starts the bot of a test, for a file's tests; it ends with its test. */
export function botOfEachTest(): () => Promise<RunningBot> {
  let running: RunningBot | undefined;
  afterEach(async () => {
    const stopped = running;
    running = undefined;
    await stopped?.stop();
  });
  return async () => {
    running = await startRunningBot();
    return running;
  };
}
