import type { Logger } from 'pino';
import { commandsOver } from '../../commands/all.ts';
import { type Bot, type BotOptions, startBot } from '../discord/bot.ts';
import type { ModelWork } from '../languageModel/open.ts';
import type { Metrics } from '../operator/metrics.ts';
import type { Config } from '../settings/config.ts';
import type { Cluster } from './cluster.ts';
import type { App } from './core.ts';
import type { Delivering } from './delivering.ts';
import { archiveAddress, modelContext } from './optionalParts.ts';
import type { SourceReading } from './sourceReading.ts';
import type { WorkMemory } from './workMemory.ts';

/** Settings of a bot: those of the program, with a token. */
export type BotConfig = Config & { readonly discordToken: string };

/** Dependencies of the connected bot. */
interface ConnectingParts {
  readonly app: App;
  readonly model: ModelWork | undefined;
  readonly reading: SourceReading;
  readonly delivering: Delivering;
  readonly cluster: Cluster;
  readonly metrics: Metrics;
  readonly memory: WorkMemory;
  readonly fetchFile: BotOptions['fetchFile'];
  readonly onFatal: (sentence: string) => void;
  readonly log: Logger;
}

/** Connects to Discord with the commands and their services. */
export function connectBot(
  config: BotConfig,
  { app, model, reading, delivering, cluster, metrics, memory, fetchFile, onFatal, log }: ConnectingParts,
): Promise<Bot> {
  const { contact } = config;
  const { desk, serverSources } = reading;
  return startBot({
    token: config.discordToken,
    apiUrl: config.discordApiUrl,
    proxies: config.proxies,
    guildId: config.discordGuildId,
    commands: commandsOver({ ...model }),
    context: {
      ...app.context,
      ...modelContext(config, model),
      ...archiveAddress(config),
      ...(contact !== undefined && { contact }),
      sources: desk,
      ...(serverSources && { serverSources }),
    },
    transport: delivering.transport,
    mail: delivering.mail,
    pace: cluster.pace,
    fetchFile,
    store: app.store,
    log,
    onAnswered: (command, seconds, failed) => {
      memory.answered();
      metrics.commandAnswered(command, seconds, failed);
    },
    onDiscordAnswer: metrics.discordAnswered,
    onFatal,
    leadership: cluster.leadership,
    sharding: cluster.sharding,
  });
}
