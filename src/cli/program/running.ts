import type { Command } from 'commander';
import type { Config } from '../../settings/config.ts';
import { oneLine, statusOf } from '../lines.ts';
import type { CommandLineTexts } from '../texts/texts.ts';
import { configuration, exit } from './opening.ts';
import { portNumber } from './options.ts';

/** Adds the commands that run until they are stopped. */
export function addRunning(program: Command, texts: CommandLineTexts): void {
  program
    .command('start')
    .description(texts.start)
    .option('--port <port>', texts.port, portNumber(texts))
    .action(async (options: PortOption) => {
      const config = await configurationOfBot();
      if (typeof config === 'number') return exit(Promise.resolve(config));
      if (config.discordToken) return runBot(config, texts);
      return exit(config.web.enabled ? runWeb(config) : runPreview(config, texts, options));
    });
  program
    .command('bot')
    .description(texts.bot)
    .action(async () => {
      const config = await configurationOfBot();
      return typeof config === 'number' ? exit(Promise.resolve(config)) : runBot(config, texts);
    });
  program
    .command('setup')
    .description(texts.setup)
    .action(async () => {
      const { runSetup } = await import('../setup/run.ts');
      return exit(runSetup(configuration()));
    });
  program
    .command('preview')
    .description(texts.preview)
    .option('--port <port>', texts.previewPort, portNumber(texts))
    .action(async (options: PortOption) => exit(runPreview(configuration(), texts, options)));
  program
    .command('web')
    .description(texts.web)
    .action(async () => exit(runWeb(configuration())));
}

interface PortOption {
  readonly port?: number;
}

async function runPreview(
  config: Config,
  { results }: CommandLineTexts,
  { port }: PortOption,
): Promise<number> {
  const [{ openApp: open }, { preview, previewStoreFile }, { createLog }] = await Promise.all([
    import('../../wiring/core.ts'),
    import('../preview.ts'),
    import('../../log.ts'),
  ]);
  const log = createLog({ ...config, logLevel: 'warn' }, process.stderr.isTTY === true);
  const app = open(previewStoreFile(config.stateDirectory), undefined, {
    showsGenerated: config.languageModel !== undefined,
  });
  return preview(app, config, log, results, port);
}

async function runWeb(config: Config): Promise<number> {
  const { serveWeb } = await import('../web.ts');
  return serveWeb(config);
}

/** Returns the settings, or the exit status if they are invalid, which is printed and logged. */
async function configurationOfBot(): Promise<Config | number> {
  try {
    return configuration();
  } catch (error) {
    const { refuseToStart } = await import('../bot.ts');
    return refuseToStart(undefined, oneLine(error));
  }
}

async function runBot(config: Config, { results }: CommandLineTexts): Promise<never> {
  const { bot } = await import('../bot.ts');
  const status = await bot(config, results.bot).catch((error: unknown) => statusOf(error, results));
  // After a failed start, an open port or socket must not keep the process alive.
  process.exit(status);
}
