import type { Config } from '../../settings/config.ts';
import { userAgentOf } from '../../sources/fetching/fetcher.ts';
import type { Spoken } from '../../speech/client.ts';
import { VERSION } from '../../version.ts';
import type { Check, Finding } from './check.ts';

const TIMEOUT_MILLISECONDS = 60_000;

/** The address, key, model and voice that digests are spoken with, tried with two characters. */
export function speechCheck({
  speech,
  proxies,
  web,
}: Pick<Config, 'speech' | 'proxies'> & { readonly web: Pick<Config['web'], 'enabled'> }): Check {
  return {
    name: 'Speech',
    async look() {
      if (!speech) return [{ kind: 'fine', text: 'none is set: digests are not spoken' }];
      const { createSpeechClient } = await import('../../speech/client.ts');
      const client = createSpeechClient(speech, proxies, userAgentOf(VERSION, undefined));
      try {
        const spoken = await client.speak('速览', TIMEOUT_MILLISECONDS);
        const name = `${speech.model} (${speech.voice}) at ${new URL(speech.url).host}`;
        return [findingOf(spoken, name), ...(web.enabled ? [] : [WITHOUT_ARCHIVE])];
      } finally {
        await client.close();
      }
    },
  };
}

const WITHOUT_ARCHIVE: Finding = {
  kind: 'doubtful',
  text: 'what is spoken can be heard nowhere',
  remedy: 'Switch the web archive on (SULAN_WEB=1), which serves the sound and the podcast.',
};

function findingOf(spoken: Spoken, name: string): Finding {
  if (spoken.kind === 'spoken') return { kind: 'fine', text: `${name} speaks` };
  const text = `${name}: ${spoken.reason}`;
  switch (spoken.kind) {
    case 'limited':
      return {
        kind: 'doubtful',
        text,
        remedy: 'Look at the account’s balance and limits, or wait: the bot asks again by itself.',
      };
    case 'refused':
      return {
        kind: 'broken',
        text,
        remedy:
          'Correct SULAN_SPEECH_KEY, SULAN_SPEECH_MODEL or SULAN_SPEECH_VOICE; the address is the base, mostly ending in /v1.',
      };
    case 'failed':
      return {
        kind: 'broken',
        text,
        remedy:
          'Look whether SULAN_SPEECH_URL is the base of an OpenAI-compatible API that answers /audio/speech with MP3, and whether a proxy is needed.',
      };
  }
}
