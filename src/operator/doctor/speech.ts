import type { Locale } from '../../messages/locale.ts';
import { explainCause } from '../../messages/systemCauses.ts';
import type { Config } from '../../settings/config.ts';
import { userAgentOf } from '../../sources/fetching/fetcher.ts';
import type { Spoken } from '../../speech/client.ts';
import { VERSION } from '../../version.ts';
import type { Check, Finding } from './check.ts';
import type { DoctorTexts } from './texts/en-US.ts';

const TIMEOUT_MILLISECONDS = 60_000;

/** Checks the speech server's address, key, model and voice with two characters. */
export function speechCheck({
  speech,
  proxies,
  web,
}: Pick<Config, 'speech' | 'proxies'> & { readonly web: Pick<Config['web'], 'enabled'> }): Check {
  return {
    name: 'speech',
    async look({ speech: texts, locale }) {
      if (!speech) return [{ kind: 'fine', text: texts.none }];
      const { createSpeechClient } = await import('../../speech/client.ts');
      const client = createSpeechClient(speech, proxies, userAgentOf(VERSION, undefined));
      try {
        const spoken = await client.speak('速览', TIMEOUT_MILLISECONDS);
        const name = `${speech.model} (${speech.voice}) @ ${new URL(speech.url).host}`;
        const unheard = { kind: 'doubtful', text: texts.unheard, remedy: texts.unheardRemedy } as const;
        return [findingOf(spoken, name, texts, locale), ...(web.enabled ? [] : [unheard])];
      } finally {
        await client.close();
      }
    },
  };
}

function findingOf(spoken: Spoken, name: string, texts: DoctorTexts['speech'], locale: Locale): Finding {
  if (spoken.kind === 'spoken') return { kind: 'fine', text: texts.fine(name) };
  const text = texts.wrong(name, explainCause(spoken.reason, locale));
  switch (spoken.kind) {
    case 'limited':
      return { kind: 'doubtful', text, remedy: texts.limitedRemedy };
    case 'refused':
      return { kind: 'broken', text, remedy: texts.refusedRemedy };
    case 'failed':
      return { kind: 'broken', text, remedy: texts.failedRemedy };
  }
}
