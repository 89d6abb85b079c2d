import { fetch } from 'undici';
import { USER_AGENT } from '../../discord/sending/exchange.ts';
import { createDispatcher } from '../../network/dispatcher.ts';
import type { Config } from '../../settings/config.ts';
import type { Check, Finding } from './check.ts';

/** Where Discord's API lies unless the configuration says otherwise. */
export const DEFAULT_API_URL = 'https://discord.com/api';
const TIMEOUT_MILLISECONDS = 10_000;
/** Signatures and schedules bear no more than this. */
const CLOCK_SKEW_SECONDS_MOST = 30;

/** The settings that say how Discord is reached. */
export type DiscordSettings = Pick<Config, 'discordToken' | 'discordApiUrl'> &
  Partial<Pick<Config, 'proxies'>>;

/** Whether Discord answers, knows the token, and shows the same time as this machine. */
export function tokenCheck(config: DiscordSettings, now: () => Date): Check {
  return {
    name: 'Discord',
    async look() {
      if (!config.discordToken) {
        const remedy = 'Put the bot’s token into DISCORD_TOKEN (docs/running.md says where to get it).';
        return [{ kind: 'doubtful', text: 'no DISCORD_TOKEN: only the preview can run', remedy }];
      }
      const { status, sentAt } = await askDiscord(config, '/users/@me');
      if (status === undefined) {
        const remedy = 'Check the machine’s network, its proxy, and DISCORD_API_URL.';
        return [{ kind: 'broken', text: 'Discord cannot be reached', remedy }];
      }
      return [tokenFinding(status), ...(sentAt ? [clockFinding(sentAt, now())] : [])];
    },
  };
}

/** One GET of Discord's REST; without a status Discord could not be reached. */
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
    // Whatever the cause, the finding is the same: Discord cannot be reached.
    return {};
  } finally {
    await dispatcher.destroy();
  }
}

function tokenFinding(status: number): Finding {
  if (status === 200) return { kind: 'fine', text: 'Discord accepts the token' };
  if (status === 401) {
    const remedy =
      'Make a new token in the developer portal (Bot, Reset Token) and put it into DISCORD_TOKEN.';
    return { kind: 'broken', text: 'Discord refuses the token', remedy };
  }
  if (status === 429) {
    const remedy = 'Run the doctor again in some minutes; do not start the bot over and over.';
    return { kind: 'doubtful', text: 'Discord asks this address to wait (429)', remedy };
  }
  if (status >= 500) {
    const remedy = 'This is Discord’s to mend: see discordstatus.com, and try again later.';
    return { kind: 'doubtful', text: `Discord is out of order (${status})`, remedy };
  }
  const remedy = 'Something between this machine and Discord refuses: look at its proxy and firewall.';
  return { kind: 'doubtful', text: `Discord answered ${status}`, remedy };
}

function clockFinding(theirs: Date, ours: Date): Finding {
  const skewSeconds = Math.round(Math.abs(theirs.getTime() - ours.getTime()) / 1000);
  if (skewSeconds <= CLOCK_SKEW_SECONDS_MOST) return { kind: 'fine', text: 'the clock is right' };
  const remedy = 'Turn on time synchronisation (timedatectl set-ntp true).';
  return { kind: 'broken', text: `the clock is ${skewSeconds} s off Discord’s`, remedy };
}
