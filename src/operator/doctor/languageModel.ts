import type { Completion } from '../../languageModel/completion.ts';
import type { Config } from '../../settings/config.ts';
import { userAgentOf } from '../../sources/fetching/fetcher.ts';
import { VERSION } from '../../version.ts';
import type { Check, Finding } from './check.ts';

const TIMEOUT_MILLISECONDS = 30_000;

/** The language model's address, key and name, tried with the smallest request there is: some twenty tokens. */
export function languageModelCheck({
  languageModel,
  proxies,
}: Pick<Config, 'languageModel' | 'proxies'>): Check {
  return {
    name: 'Language model',
    async look() {
      if (!languageModel) return [{ kind: 'fine', text: 'none is set: nothing is written by AI' }];
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
        return [findingOf(completion, languageModel.model, new URL(languageModel.url).host)];
      } finally {
        await client.close();
      }
    },
  };
}

function findingOf(completion: Completion, model: string, host: string): Finding {
  switch (completion.kind) {
    case 'written':
      return { kind: 'fine', text: `${model} at ${host} answers` };
    case 'limited':
      return {
        kind: 'doubtful',
        text: `${model} at ${host}: ${completion.reason}`,
        remedy: 'Look at the account’s balance and limits, or wait: the bot asks again by itself.',
      };
    case 'refused':
      return {
        kind: 'broken',
        text: `${model} at ${host}: ${completion.reason}`,
        remedy: remedyOf(completion.status),
      };
    case 'failed':
      return {
        kind: 'broken',
        text: `${model} at ${host}: ${completion.reason}`,
        remedy:
          'Look whether SULAN_AI_URL is the base of an OpenAI-compatible API, and whether a proxy is needed.',
      };
  }
}

/** Which of the three settings a status speaks of. */
function remedyOf(status: number): string {
  if (status === 401 || status === 403)
    return 'Correct SULAN_AI_KEY, and look whether it may use SULAN_AI_MODEL.';
  if (status === 404 || status === 405)
    return 'Correct SULAN_AI_URL (its base, mostly ending in /v1) or SULAN_AI_MODEL: one of them is not there.';
  return 'Correct SULAN_AI_MODEL: the server does not take a request for it.';
}
