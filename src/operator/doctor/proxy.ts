import type { Locale } from '../../messages/locale.ts';
import { explainCause } from '../../messages/systemCauses.ts';
import { createDispatcher } from '../../network/dispatcher.ts';
import { withoutCredentials } from '../../network/proxies.ts';
import type { Config } from '../../settings/config.ts';
import { BodyCollector } from '../../sources/fetching/body.ts';
import { errorMessage } from '../../text/errorMessage.ts';
import type { Check, Finding } from './check.ts';
import type { DoctorTexts } from './texts/en-US.ts';

const DISCORD = 'https://discord.com';
const TIMEOUT_MILLISECONDS = 10_000;
const ANSWER_BYTES_MOST = 1_000_000;

/** Checks the configured proxy with a request to Discord; its credentials are never shown. */
export function proxyCheck({
  proxies,
  discordApiUrl = DISCORD,
}: Pick<Config, 'proxies' | 'discordApiUrl'>): Check {
  return {
    name: 'proxy',
    async look({ proxy: texts, locale }) {
      const problems = proxies.problems.map(
        (text): Finding => ({ kind: 'doubtful', text, remedy: texts.wrongRemedy }),
      );
      const proxy = proxies.forUrl(discordApiUrl);
      if (proxy === undefined) return problems.length > 0 ? problems : [{ kind: 'fine', text: texts.none }];
      return [...problems, await tryProxy(proxy, new URL(discordApiUrl), texts, locale)];
    },
  };
}

/** Any answer shows that the proxy works. */
async function tryProxy(
  proxy: string,
  { origin, host }: URL,
  texts: DoctorTexts['proxy'],
  locale: Locale,
): Promise<Finding> {
  const shown = withoutCredentials(proxy);
  const dispatcher = createDispatcher(proxy, { connectTimeout: TIMEOUT_MILLISECONDS });
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
    await dispatcher.stream(
      { origin, path: '/', method: 'GET', signal },
      () => new BodyCollector(ANSWER_BYTES_MOST),
    );
    return { kind: 'fine', text: texts.fine(shown, host) };
  } catch (error) {
    const reason = explainCause(errorMessage(error), locale);
    return { kind: 'broken', text: texts.broken(shown, host, reason), remedy: texts.brokenRemedy };
  } finally {
    await dispatcher.destroy();
  }
}
