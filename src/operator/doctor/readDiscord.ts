import type { Timekeeper } from '../../calendar/time.ts';
import { DiscordRestClient } from '../../discord/sending/discordRestClient.ts';
import type { RequestReason } from '../../store/outbox/reason.ts';
import { DEFAULT_API_URL, type DiscordSettings } from './discord.ts';

/** Result of reading from Discord, by who has to act. */
export type Read =
  | { readonly kind: 'read'; readonly body: unknown }
  /** Missing or hidden (403, 404): for the server's admins. */
  | { readonly kind: 'hidden'; readonly reason: RequestReason }
  /** Discord fails, cannot be reached, or asks for a longer wait: nobody needs to act, try later. */
  | { readonly kind: 'unanswered'; readonly reason: RequestReason };

/** Reads from Discord within the bot's rate limit. */
export interface DiscordReader {
  read(path: string): Promise<Read>;
  close(): Promise<void>;
}

/** Longest wait of a 429 that is waited for. */
const LONGEST_WAIT_MILLISECONDS = 20_000;
/** Maximum number of requests for one resource, including repeats after a wait. */
const MOST_REQUESTS = 3;
const RETRY_MILLISECONDS = 500;

/** Creates a reader over the deliveries' REST client, which obeys all rate limits and keeps statuses apart. */
export function discordReader(settings: DiscordSettings, time: Timekeeper): DiscordReader {
  const apiUrl = settings.discordApiUrl ?? DEFAULT_API_URL;
  const proxy = settings.proxies?.forUrl(apiUrl);
  const rest = new DiscordRestClient({ apiUrl, token: settings.discordToken ?? '', time, proxy });
  const ask = (path: string) =>
    rest.request(
      { method: 'GET', path },
      { beforeSend: async () => true, signal: AbortSignal.timeout(60_000) },
    );
  return {
    async read(path) {
      let reason: RequestReason = { code: 'queue-timeout' };
      for (let requests = 0; requests < MOST_REQUESTS; requests += 1) {
        const answer = await ask(path);
        switch (answer.kind) {
          case 'ok':
            return { kind: 'read', body: answer.body };
          case 'gone':
          case 'forbidden':
          case 'refused':
            return { kind: 'hidden', reason: answer.reason };
          case 'unauthorized':
            return { kind: 'unanswered', reason: { code: 'token-refused' } };
          case 'withdrawn':
            return { kind: 'unanswered', reason };
          case 'limited':
            reason = answer.reason;
            if (answer.waitMilliseconds > LONGEST_WAIT_MILLISECONDS) return { kind: 'unanswered', reason };
            await time.sleep(answer.waitMilliseconds);
            break;
          case 'unsent':
          case 'doubtful':
            reason = answer.reason;
            await time.sleep(RETRY_MILLISECONDS * (requests + 1));
        }
      }
      return { kind: 'unanswered', reason };
    },
    close: () => rest.close(),
  };
}
