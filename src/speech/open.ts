import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import type { DigestSources } from '../digests/ofDay.ts';
import type { Proxies } from '../network/proxies.ts';
import { userAgentOf } from '../sources/fetching/fetcher.ts';
import { VERSION } from '../version.ts';
import { createSpeechClient, type SpeechAddress } from './client.ts';
import { Speaker } from './speaker.ts';

/** Where digests are spoken, and how much in a day. */
export interface SpeechSettings extends SpeechAddress {
  readonly dailyCharacters: number;
}

/** What speaking needs of the program. */
export interface SpeechSurroundings {
  readonly store: Database;
  readonly digestSources: DigestSources;
  readonly proxies: Proxies;
  readonly log: Logger;
}

/** Opens what has digests spoken; stopping it ends all of its requests. */
export function openSpeech(settings: SpeechSettings, around: SpeechSurroundings): Speaker {
  return new Speaker({
    // The operator's contact is for sites' owners; such a server needs none.
    client: createSpeechClient(settings, around.proxies, userAgentOf(VERSION, undefined)),
    voice: settings,
    database: around.store,
    // What servers' own sources bring is never sent anywhere.
    sources: around.digestSources,
    budget: { characters: settings.dailyCharacters },
    log: around.log,
  });
}
