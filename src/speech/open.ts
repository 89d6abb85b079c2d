import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import type { DigestSources } from '../digests/ofDay.ts';
import type { Proxies } from '../network/proxies.ts';
import { userAgentOf } from '../sources/fetching/fetcher.ts';
import { VERSION } from '../version.ts';
import { createSpeechClient, type SpeechAddress } from './client.ts';
import { Speaker } from './speaker.ts';

/** Settings of speech: the server and the daily limit. */
export interface SpeechSettings extends SpeechAddress {
  readonly dailyCharacters: number;
}

/** Dependencies of speech. */
export interface SpeechSurroundings {
  readonly store: Database;
  readonly digestSources: DigestSources;
  readonly proxies: Proxies;
  readonly log: Logger;
}

/** Creates the speaker; stopping it aborts all its requests. */
export function openSpeech(settings: SpeechSettings, around: SpeechSurroundings): Speaker {
  return new Speaker({
    // The operator's contact is for site owners and is not sent.
    client: createSpeechClient(settings, around.proxies, userAgentOf(VERSION, undefined)),
    voice: settings,
    database: around.store,
    // News of servers' own sources is never sent.
    sources: around.digestSources,
    budget: { characters: settings.dailyCharacters },
    log: around.log,
  });
}
