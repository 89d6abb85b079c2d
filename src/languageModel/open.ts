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

/** The model's address, its budget, and what it writes. */
export interface ModelSettings extends OpenAiAddress {
  readonly dailyTokens: number;
  readonly dailyRequests: number;
  readonly titles: readonly RenderedLanguage[];
}

/** What the model's work needs of the program. */
export interface ModelSurroundings {
  readonly store: Database;
  readonly lexicon: Lexicon;
  readonly digestSources: DigestSources;
  /** The news of everybody: what servers' own sources bring is never sent anywhere. */
  readonly search: Pick<Search, 'search'>;
  readonly stories: Pick<Stories, 'find'>;
  readonly clock: Clock;
  readonly proxies: Proxies;
  readonly log: Logger;
  readonly metrics?: ModelMetrics;
}

/** What works with the model. */
export interface ModelWork {
  readonly questions: Questions;
  readonly writer: Writer;
}

const UNCOUNTED: ModelMetrics = {
  requested: () => undefined,
  tokensUsed: () => undefined,
  sentenceRefused: () => undefined,
};

/** Opens the model; stopping the writer ends all of its requests. */
export function openLanguageModel(settings: ModelSettings, around: ModelSurroundings): ModelWork {
  const { store: database, lexicon, clock, log, metrics = UNCOUNTED } = around;
  const model = languageModel({
    name: settings.model,
    // The operator's contact is for sites' owners; a model's server needs none.
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
