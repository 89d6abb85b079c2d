import type { Logger } from 'pino';
import { MAX_UPLOAD_BYTES } from '../messages/conversation/uploads.ts';
import type { Proxies } from '../network/proxies.ts';
import { isLoopbackAddress, isPublicAddress } from '../sources/fetching/address.ts';
import { createFetcher } from '../sources/fetching/fetcher.ts';

/** An answer may be late by minutes, but nobody waits for an attachment that long. */
const PATIENCE_MILLISECONDS = 20_000;

/** What fetching attachments needs. */
export interface AttachmentOptions {
  readonly userAgent: string;
  /** Another API base than Discord's. */
  readonly apiUrl: string | undefined;
  readonly proxies: Proxies;
  readonly log: Pick<Logger, 'warn'>;
}

/** Reads what people attach. */
export interface Attachments {
  /** The bytes behind an attachment's url; undefined where they cannot be had, which stands in the log. */
  fetch(url: string): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

/**
 * Attachments lie at signed urls of Discord's CDN, and only public addresses are asked. Where the API is a server on
 * this machine (configuration allows plain http for nothing else), its attachments may lie here as well.
 */
export function attachmentsOf({ userAgent, apiUrl, proxies, log }: AttachmentOptions): Attachments {
  const isLocal = apiUrl?.startsWith('http:') ?? false;
  const fetcher = createFetcher({
    userAgent,
    proxies,
    mostBytes: MAX_UPLOAD_BYTES,
    timeoutMilliseconds: PATIENCE_MILLISECONDS,
    allows: (address) => isPublicAddress(address) || (isLocal && isLoopbackAddress(address)),
  });
  return {
    async fetch(url) {
      const fetched = await fetcher.get(url);
      if (fetched.kind === 'fetched') return fetched.bytes;
      const reason = fetched.kind === 'failed' ? fetched.message : 'the answer was no file';
      // The url's query is a key to the file: only its path stands in the log.
      log.warn({ file: URL.parse(url)?.pathname, reason }, 'an attachment could not be fetched');
      return undefined;
    },
    close: () => fetcher.close(),
  };
}
