import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { commandsOver } from '../../commands/all.ts';
import { systemClock } from '../calendar/zone.ts';
import type { ModelWork } from '../languageModel/open.ts';
import { logFailure } from '../log.ts';
import { type Config, modelHostOf } from '../settings/config.ts';
import { previewLocale } from '../settings/environment.ts';
import { createPreviewChannel } from '../terminal/place.ts';
import { runPreview } from '../terminal/preview.ts';
import type { WebServer } from '../web/server.ts';
import type { FileApp } from '../wiring/core.ts';
import { ingestPaths } from './ingest.ts';
import { EXIT, type Lines } from './lines.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';
import { openTrial } from './trial.ts';

/** Folder of the bundled samples. */
const SAMPLES = fileURLToPath(new URL('../../data/samples', import.meta.url));

/** Returns the file of the preview's own store, which keeps trials out of the bot's. */
export function previewStoreFile(stateDirectory: string): string {
  return join(stateDirectory, 'preview.db');
}

/** Default port of the preview page. */
const PAGE_PORT = 8470;

/**
 * `sulan preview`: shows the bundled samples and answers the bot's commands on standard input; on a terminal, or if a
 * port is given, also as a page. Throws if a given port cannot be opened.
 */
export async function preview(
  app: FileApp,
  config: Config,
  log: Logger,
  texts: ResultTexts,
  port?: number,
): Promise<number> {
  const quiet: Lines = { out: () => undefined, err: (line) => log.warn(line) };
  const status = await ingestPaths(app.store, [SAMPLES], { json: false, catchUp: app.catchUp, texts }, quiet);
  if (status !== EXIT.done) log.warn('some samples could not be read');
  const channel = createPreviewChannel();
  const model = await openModel(app, config, log);
  const modelHost = modelHostOf(config.languageModel);
  const context = {
    ...app.context,
    ...channel.platform,
    ...(model && modelHost !== undefined && { questions: model.questions, modelHost }),
  };
  const commands = commandsOver(context);
  const isTerminal = process.stdin.isTTY === true;
  let page: WebServer | undefined;
  await runPreview({
    commands,
    context,
    takePosted: channel.takePosted,
    locale: previewLocale(process.env),
    input: process.stdin,
    output: process.stdout,
    isTerminal,
    showsColours: process.stdout.isTTY === true,
    environment: process.env,
    report: (error) => logFailure(log, error, 'a command failed'),
    async openPage() {
      if (port === undefined && !isTerminal) return undefined;
      const { openPreviewPage } = await import('../web/start.ts');
      page = await openPreviewPage(
        {
          commands,
          context,
          reader: app.reader,
          takePosted: channel.takePosted,
          openTrial: () => openTrial(app, channel.platform),
        },
        { asked: port, usual: PAGE_PORT },
        log,
      );
      return page?.url;
    },
  });
  // A given port is served until the process is stopped, even without a terminal.
  if (port !== undefined && !isTerminal)
    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await page?.close();
  await model?.writer.stop();
  await app.store.close();
  return EXIT.done;
}

/** Opens the language model for `/ask`, if one is configured. */
async function openModel(
  { store, lexicon, digestSources, context: { search, stories } }: FileApp,
  { languageModel, proxies }: Config,
  log: Logger,
): Promise<ModelWork | undefined> {
  if (!languageModel) return undefined;
  const { openLanguageModel } = await import('../languageModel/open.ts');
  return openLanguageModel(languageModel, {
    ...{ store, lexicon, digestSources, search, stories },
    ...{ clock: systemClock, proxies, log },
  });
}
