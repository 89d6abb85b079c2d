import { fetch } from 'undici';
import { USER_AGENT } from '../../discord/sending/httpClient.ts';
import { createDispatcher } from '../../network/dispatcher.ts';
import type { Config } from '../../settings/config.ts';
import type { Check, Finding } from './check.ts';
import type { DoctorTexts } from './texts/en-US.ts';

/** Default base URL of Discord's API. */
export const DEFAULT_API_URL = 'https://discord.com/api';
const TIMEOUT_MILLISECONDS = 10_000;
/** Largest clock difference that signatures and schedules tolerate. */
const CLOCK_SKEW_SECONDS_MOST = 30;

/** Settings that determine how Discord is reached. */
export type DiscordSettings = Pick<Config, 'discordToken' | 'discordApiUrl'> &
  Partial<Pick<Config, 'proxies'>>;

/** Checks whether Discord answers, accepts the token, and has the same time as this machine. */
export function tokenCheck(config: DiscordSettings, now: () => Date): Check {
  return {
    name: 'discord',
    async look({ discord: texts }) {
      if (!config.discordToken) {
        return [{ kind: 'doubtful', text: texts.noToken, remedy: texts.noTokenRemedy }];
      }
      const { status, sentAt } = await askDiscord(config, '/users/@me');
      if (status === undefined) {
        return [{ kind: 'broken', text: texts.unreachable, remedy: texts.unreachableRemedy }];
      }
      return [tokenFinding(status, texts), ...(sentAt ? [clockFinding(sentAt, now(), texts)] : [])];
    },
  };
}

/** Sends one GET to Discord's REST API; `status` is undefined if Discord could not be reached. */
export async function askDiscord(
  config: DiscordSettings,
  path: string,
): Promise<{ readonly status?: number; readonly body?: unknown; readonly sentAt?: Date }> {
  const url = `${config.discordApiUrl ?? DEFAULT_API_URL}/v10${path}`;
  const dispatcher = createDispatcher(config.proxies?.forUrl(url));
  try {
    const response = await fetch(url, {
      dispatcher,
      headers: { Authorization: `Bot ${config.discordToken}`, 'User-Agent': USER_AGENT },
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const sent = response.headers.get('date');
    const body: unknown = await response.json().catch(() => undefined);
    return { status: response.status, body, ...(sent && { sentAt: new Date(sent) }) };
  } catch {
    // All errors give the same finding: Discord cannot be reached.
    return {};
  } finally {
    await dispatcher.destroy();
  }
}

type DiscordTexts = DoctorTexts['discord'];

function tokenFinding(status: number, texts: DiscordTexts): Finding {
  if (status === 200) return { kind: 'fine', text: texts.accepted };
  if (status === 401) return { kind: 'broken', text: texts.refused, remedy: texts.refusedRemedy };
  if (status === 429) return { kind: 'doubtful', text: texts.limited, remedy: texts.limitedRemedy };
  if (status >= 500)
    return { kind: 'doubtful', text: texts.outOfOrder(status), remedy: texts.outOfOrderRemedy };
  return { kind: 'doubtful', text: texts.answered(status), remedy: texts.answeredRemedy };
}

function clockFinding(theirs: Date, ours: Date, texts: DiscordTexts): Finding {
  const skewSeconds = Math.round(Math.abs(theirs.getTime() - ours.getTime()) / 1000);
  if (skewSeconds <= CLOCK_SKEW_SECONDS_MOST) return { kind: 'fine', text: texts.clockRight };
  return { kind: 'broken', text: texts.clockOff(skewSeconds), remedy: texts.clockRemedy };
}
