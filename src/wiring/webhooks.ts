import type { Logger } from 'pino';
import { newsForPrograms } from '../api/news.ts';
import type { Config, WebhookConfig } from '../settings/config.ts';
import { newsVersion } from '../store/news/newsVersion.ts';
import { createPoster } from '../webhooks/post.ts';
import { WebhookWorker } from '../webhooks/worker.ts';
import type { App } from './core.ts';

/** Creates the webhook worker of an app. */
export function openWebhooks(
  { store, context, digestSources }: App,
  config: Config,
  target: WebhookConfig,
  log: Logger,
): WebhookWorker {
  const { publicUrl, fullText, enabled } = config.web;
  const baseUrl = enabled ? publicUrl : undefined;
  return new WebhookWorker({
    database: store,
    news: newsForPrograms({ ...context, events: digestSources.events, baseUrl, fullText }),
    poster: createPoster(target, config),
    log,
    version: () => newsVersion(store),
  });
}
