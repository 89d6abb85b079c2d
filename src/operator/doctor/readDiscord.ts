import type { Timekeeper } from '../../calendar/time.ts';
import { DiscordRestClient } from '../../discord/sending/discordRestClient.ts';
import type { RequestReason } from '../../store/outbox/reason.ts';
import { DEFAULT_API_URL, type DiscordSettings } from './discord.ts';

/** What a look at something of Discord's came to, by who has to act. */
export type Read =
  | { readonly kind: 'read'; readonly body: unknown }
  /** It is gone or hidden (403, 404): the server's admins. */
  | { readonly kind: 'hidden'; readonly reason: RequestReason }
  /** Discord is out of order, out of reach, or asks to wait for longer than one waits: nobody, later. */
  | { readonly kind: 'unanswered'; readonly reason: RequestReason };

/** Reads Discord at the bot's own pace. */
export interface DiscordReader {
  read(path: string): Promise<Read>;
  close(): Promise<void>;
}

/** A 429 that names no more than this is waited for. */
const LONGEST_WAIT_MILLISECONDS = 20_000;
/** Requests for one thing, those included that had to wait. */
const MOST_REQUESTS = 3;
const RETRY_MILLISECONDS = 500;

/** A reader over the REST of the digests: evenly paced, limits obeyed, the statuses kept apart. */
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
