import type { Logger } from 'pino';
import { systemClock } from '../calendar/zone.ts';
import type { ModelMetrics } from '../languageModel/languageModel.ts';
import type { ModelWork } from '../languageModel/open.ts';
import type { SourceDesk } from '../messages/administration/sourceDesk.ts';
import { type Config, modelHostOf } from '../settings/config.ts';
import type { Speaker } from '../speech/speaker.ts';
import type { WebServer } from '../web/server.ts';
import type { WebhookWorker } from '../webhooks/worker.ts';
import type { App } from './core.ts';

/** Returns the address of the archive, to which stories link, if it is public. */
export function archiveAddress({ web }: Config): { archiveUrl?: string } {
  return web.enabled && web.publicUrl !== undefined ? { archiveUrl: web.publicUrl } : {};
}

/** Starts the archive if it is enabled; its modules are loaded only then. */
export async function openArchive(
  { context, store }: App,
  sources: SourceDesk,
  { web, contact, languageModel, speech }: Config,
  log: Logger,
): Promise<WebServer | undefined> {
  if (!web.enabled) return undefined;
  const { startArchive } = await import('../web/start.ts');
  const modelHost = modelHostOf(languageModel);
  const said = { ...(contact !== undefined && { contact }), ...(modelHost !== undefined && { modelHost }) };
  return startArchive({ ...context, store, sources, ...said, isSpoken: speech !== undefined }, web, log);
}

/** Creates the webhook worker if an address is configured; its modules are loaded only then. */
export async function openWebhookWorker(
  app: App,
  config: Config,
  log: Logger,
): Promise<WebhookWorker | undefined> {
  if (!config.webhook) return undefined;
  const { openWebhooks } = await import('./webhooks.ts');
  return openWebhooks(app, config, config.webhook, log);
}

/** Creates the speaker if a speech server is configured; its modules and library are loaded only then. */
export async function openSpeaker(
  { store, digestSources }: App,
  { speech, proxies }: Config,
  log: Logger,
): Promise<Speaker | undefined> {
  if (!speech) return undefined;
  const { openSpeech } = await import('../speech/open.ts');
  return openSpeech(speech, { store, digestSources, proxies, log });
}

/** Opens the language model if one is configured; its modules and library are loaded only then. */
export async function openModel(
  { store, lexicon, digestSources, context }: App,
  { languageModel, proxies }: Config,
  log: Logger,
  metrics: ModelMetrics,
): Promise<ModelWork | undefined> {
  if (!languageModel) return undefined;
  const { openLanguageModel } = await import('../languageModel/open.ts');
  const { search, stories } = context;
  const around = {
    store,
    lexicon,
    digestSources,
    search,
    stories,
    clock: systemClock,
    proxies,
    log,
    metrics,
  };
  return openLanguageModel(languageModel, around);
}

/** Returns the services of the language model for commands. */
export function modelContext({ languageModel }: Config, model: ModelWork | undefined) {
  const modelHost = modelHostOf(languageModel);
  return model && modelHost !== undefined ? { questions: model.questions, modelHost } : {};
}
