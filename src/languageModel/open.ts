import type { Logger } from 'pino';
import type { Clock } from '../calendar/zone.ts';
import type { Database } from '../database/database.ts';
import type { DigestSources } from '../digests/ofDay.ts';
import type { Questions } from '../messages/conversation/questions.ts';
import type { Proxies } from '../network/proxies.ts';
import type { Search } from '../search/search.ts';
import { userAgentOf } from '../sources/fetching/fetcher.ts';
import type { RenderedLanguage } from '../store/generatedTexts.ts';
import type { Stories } from '../store/news/stories.ts';
import { VERSION } from '../version.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { createClient } from './client.ts';
import { languageModel, type ModelMetrics } from './languageModel.ts';
import type { OpenAiAddress } from './openAiServer.ts';
import { questionsOver } from './questions.ts';
import { Writer } from './writer.ts';

/** Settings of the model: address, budget and tasks. */
export interface ModelSettings extends OpenAiAddress {
  readonly dailyTokens: number;
  readonly dailyRequests: number;
  readonly titles: readonly RenderedLanguage[];
}

/** Dependencies of the model's work. */
export interface ModelSurroundings {
  readonly store: Database;
  readonly lexicon: Lexicon;
  readonly digestSources: DigestSources;
  /** Search in the common news; news of servers' own sources is never sent anywhere. */
  readonly search: Pick<Search, 'search'>;
  readonly stories: Pick<Stories, 'find'>;
  readonly clock: Clock;
  readonly proxies: Proxies;
  readonly log: Logger;
  readonly metrics?: ModelMetrics;
}

/** The parts that use the model. */
export interface ModelWork {
  readonly questions: Questions;
  readonly writer: Writer;
}

const UNCOUNTED: ModelMetrics = {
  requested: () => undefined,
  tokensUsed: () => undefined,
  sentenceRefused: () => undefined,
};

/** Creates the parts that use the model; stopping the writer aborts all its requests. */
export function openLanguageModel(settings: ModelSettings, around: ModelSurroundings): ModelWork {
  const { store: database, lexicon, clock, log, metrics = UNCOUNTED } = around;
  const model = languageModel({
    name: settings.model,
    // The operator's contact is for site owners and is not sent.
    client: createClient(settings, around.proxies, userAgentOf(VERSION, undefined)),
    database,
    budget: { requests: settings.dailyRequests, tokens: settings.dailyTokens },
    clock,
    log,
    metrics,
  });
  const { search, stories } = around;
  return {
    questions: questionsOver({ model, search, stories, lexicon, database, clock }),
    writer: new Writer({
      model,
      database,
      sources: around.digestSources,
      lexicon,
      languages: settings.titles,
      log,
    }),
  };
}
