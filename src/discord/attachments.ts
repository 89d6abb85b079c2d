import type { Logger } from 'pino';
import { MAX_UPLOAD_BYTES } from '../messages/conversation/uploads.ts';
import type { Proxies } from '../network/proxies.ts';
import { isLoopbackAddress, isPublicAddress } from '../sources/fetching/address.ts';
import { createFetcher } from '../sources/fetching/fetcher.ts';

/** Timeout of an attachment's download. */
const PATIENCE_MILLISECONDS = 20_000;

/** Options of `attachmentsOf`. */
export interface AttachmentOptions {
  readonly userAgent: string;
  /** API base other than Discord's. */
  readonly apiUrl: string | undefined;
  readonly proxies: Proxies;
  readonly log: Pick<Logger, 'warn'>;
}

/** Reads attachments. */
export interface Attachments {
  /** Downloads an attachment; undefined if it fails, which is logged. */
  fetch(url: string): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

/**
 * Attachments have signed URLs of Discord's CDN; only public addresses are requested. If the API is a server on this
 * machine (plain http is allowed for nothing else), its attachments may be on this machine as well.
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
      // The query of the URL is a key to the file, so only the path is logged.
      log.warn({ file: URL.parse(url)?.pathname, reason }, 'an attachment could not be fetched');
      return undefined;
    },
    close: () => fetcher.close(),
  };
}
