import type { Completion } from '../../languageModel/completion.ts';
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
    async look({ languageModel: texts }) {
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
        return [findingOf(completion, languageModel.model, new URL(languageModel.url).host, texts)];
      } finally {
        await client.close();
      }
    },
  };
}

type ModelTexts = DoctorTexts['languageModel'];

function findingOf(completion: Completion, model: string, host: string, texts: ModelTexts): Finding {
  switch (completion.kind) {
    case 'written':
      return { kind: 'fine', text: texts.fine(model, host) };
    case 'limited':
      return {
        kind: 'doubtful',
        text: texts.wrong(model, host, completion.reason),
        remedy: texts.limitedRemedy,
      };
    case 'refused':
      return {
        kind: 'broken',
        text: texts.wrong(model, host, completion.reason),
        remedy: remedyOf(completion.status, texts),
      };
    case 'failed':
      return {
        kind: 'broken',
        text: texts.wrong(model, host, completion.reason),
        remedy: texts.failedRemedy,
      };
  }
}

/** Returns the remedy for a status: which of the three settings is wrong. */
function remedyOf(status: number, texts: ModelTexts): string {
  if (status === 401 || status === 403) return texts.keyRemedy;
  if (status === 404 || status === 405) return texts.addressRemedy;
  return texts.modelRemedy;
}
