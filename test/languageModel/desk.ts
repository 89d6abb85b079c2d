import pino from 'pino';
import type { ModelMetrics } from '../../src/languageModel/languageModel.ts';
import { type ModelWork, openLanguageModel } from '../../src/languageModel/open.ts';
import type { Services } from '../../src/messages/conversation/services.ts';
import { NO_PROXIES } from '../../src/network/proxies.ts';
import { createPreviewChannel } from '../../src/terminal/place.ts';
import { type App, openApp } from '../../src/wiring/core.ts';
import { type ModelServer, startModelServer } from './modelServer.ts';

/** 10:00 in Beijing on the day of the news. */
export const NOW = new Date('2024-12-27T02:00:00Z');

/** A newsroom in memory whose language model is a server on this machine. */
export interface Desk {
  readonly app: App;
  readonly server: ModelServer;
  readonly work: ModelWork;
  readonly context: Services;
  /** Reasons for which sentences were dropped, in order. */
  readonly refused: string[];
  /** Lets the writer work as at the next minute. */
  write(): Promise<void>;
  close(): Promise<void>;
}

/** Opens one; titles are rendered into these languages. */
export async function openDesk(
  titles: readonly ('en-US' | 'zh-TW')[] = [],
  dailyRequests = 100,
): Promise<Desk> {
  const server = await startModelServer();
  const clock = { now: () => NOW };
  const app = openApp(':memory:', clock, { showsGenerated: true });
  const refused: string[] = [];
  const metrics: ModelMetrics = {
    requested: () => undefined,
    tokensUsed: () => undefined,
    sentenceRefused: (_task, reason) => refused.push(reason),
  };
  const { store, lexicon, digestSources, context } = app;
  const { search, stories } = context;
  const work = openLanguageModel(
    { url: server.url, key: 'sk-test', model: 'stand-in', dailyTokens: 1_000_000, dailyRequests, titles },
    {
      ...{ store, lexicon, digestSources, search, stories, clock, metrics },
      proxies: NO_PROXIES,
      log: pino({ level: 'silent' }),
    },
  );
  return {
    app,
    server,
    work,
    refused,
    context: {
      ...context,
      ...createPreviewChannel().platform,
      questions: work.questions,
      modelHost: new URL(server.url).host,
    },
    async write() {
      await app.catchUp();
      await work.writer.tick(NOW);
    },
    async close() {
      await work.writer.stop();
      await server.close();
      await app.reader.close();
      await store.close();
    },
  };
}
