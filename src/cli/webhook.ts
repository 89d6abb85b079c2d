import { randomBytes } from 'node:crypto';
import { newsForPrograms } from '../api/news.ts';
import { systemClock } from '../calendar/zone.ts';
import type { Config } from '../settings/config.ts';
import { createPoster } from '../webhooks/post.ts';
import { webhookBody } from '../webhooks/worker.ts';
import type { App } from '../wiring/core.ts';
import { EXIT, type Lines } from './lines.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/** `sulan webhook`: posts the newest digest once, as a test, and says what the receiver answered; without an address, a new secret. */
export async function testWebhook(
  app: App,
  config: Config,
  texts: ResultTexts['webhook'],
  lines: Lines,
): Promise<number> {
  if (!config.webhook) {
    lines.err(texts.noAddress);
    lines.out(`whsec_${randomBytes(32).toString('base64')}`);
    await app.store.close();
    return EXIT.failed;
  }
  const { publicUrl: baseUrl, fullText } = config.web;
  const poster = createPoster(config.webhook, config);
  try {
    const news = newsForPrograms({ ...app.context, events: app.digestSources.events, baseUrl, fullText });
    const found = await news.digest('latest');
    if (found.kind !== 'found') {
      lines.err(texts.emptyStore);
      return EXIT.failed;
    }
    const now = systemClock.now();
    const id = `msg_${randomBytes(16).toString('hex')}`;
    const posted = await poster.post(id, webhookBody('digest.test', found.value, now), now);
    if (posted.kind === 'taken') {
      lines.out(texts.taken(found.value.date, id));
      return EXIT.done;
    }
    lines.err(texts.refused(found.value.date, posted.reason));
    return EXIT.failed;
  } finally {
    await poster.close();
    await app.store.close();
  }
}
