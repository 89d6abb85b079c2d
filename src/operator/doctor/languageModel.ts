import type { Completion } from '../../languageModel/completion.ts';
import type { Locale } from '../../messages/locale.ts';
import { explainCause } from '../../messages/systemCauses.ts';
import type { Config } from '../../settings/config.ts';
import { userAgentOf } from '../../sources/fetching/fetcher.ts';
import { VERSION } from '../../version.ts';
import type { Check, Finding } from './check.ts';
import type { DoctorTexts } from './texts/en-US.ts';

const TIMEOUT_MILLISECONDS = 30_000;

/** Checks the language model's address, key and name with the smallest request: about twenty tokens. */
export function languageModelCheck({
  languageModel,
  proxies,
}: Pick<Config, 'languageModel' | 'proxies'>): Check {
  return {
    name: 'languageModel',
    async look({ languageModel: texts, locale }) {
      if (!languageModel) return [{ kind: 'fine', text: texts.none }];
      const { createClient } = await import('../../languageModel/client.ts');
      const client = createClient(languageModel, proxies, userAgentOf(VERSION, undefined));
      try {
        const completion = await client.complete({
          task: 'answer',
          instructions: 'Reply with OK.',
          material: 'OK?',
          tokensMost: 16,
          timeoutMilliseconds: TIMEOUT_MILLISECONDS,
        });
        return [findingOf(completion, { ...languageModel, texts, locale })];
      } finally {
        await client.close();
      }
    },
  };
}

type ModelTexts = DoctorTexts['languageModel'];

/** What a finding is said with: the model and its address, and the language. */
interface Examined {
  readonly model: string;
  readonly url: string;
  readonly texts: ModelTexts;
  readonly locale: Locale;
}

function findingOf(completion: Completion, { model, url, texts, locale }: Examined): Finding {
  const { host } = new URL(url);
  if (completion.kind === 'written') return { kind: 'fine', text: texts.fine(model, host) };
  const text = texts.wrong(model, host, explainCause(completion.reason, locale));
  switch (completion.kind) {
    case 'limited':
      return { kind: 'doubtful', text, remedy: texts.limitedRemedy };
    case 'refused':
      return { kind: 'broken', text, remedy: remedyOf(completion.status, texts) };
    case 'failed':
      return { kind: 'broken', text, remedy: texts.failedRemedy };
  }
}

/** Returns the remedy for a status: which of the three settings is wrong. */
function remedyOf(status: number, texts: ModelTexts): string {
  if (status === 401 || status === 403) return texts.keyRemedy;
  if (status === 404 || status === 405) return texts.addressRemedy;
  return texts.modelRemedy;
}
