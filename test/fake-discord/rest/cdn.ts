import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SnowflakeMint } from '../world/snowflake.ts';

/** A file that somebody attached, as interactions and messages carry it. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  /** In bytes, as the uploading client says. */
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
  readonly content_type: string;
  readonly ephemeral: boolean;
}

/** A request that reached the CDN. */
export interface CdnRequest {
  readonly path: string;
  readonly status: number;
}

const PATH = /^\/attachments\/\d+\/(\d+)\//;

/** Discord's CDN: serves what was attached at the signed urls that it gave out, and answers 404 to anything else. */
export class Cdn {
  readonly attachments = new Map<string, Attachment>();
  readonly requests: CdnRequest[] = [];
  readonly #bytes = new Map<string, Uint8Array>();
  readonly #mint: SnowflakeMint;
  #base = '';

  constructor(mint: SnowflakeMint) {
    this.#mint = mint;
  }

  /** Gives out urls of this origin from now on. */
  listenAt(origin: string): void {
    this.#base = origin;
  }

  /** Takes a file in; `size` may lie about it. */
  attach(
    filename: string,
    content: string | Uint8Array,
    { size, type = 'text/plain' }: { readonly size?: number; readonly type?: string } = {},
  ): Attachment {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const id = this.#mint.next();
    const path = `/attachments/${this.#mint.next()}/${id}/${encodeURIComponent(filename)}`;
    const url = `${this.#base}${path}?ex=70000000&is=60000000&hm=${signature(path)}&`;
    const attachment: Attachment = {
      id,
      filename,
      size: size ?? bytes.byteLength,
      url,
      proxy_url: url,
      content_type: type,
      ephemeral: true,
    };
    this.attachments.set(id, attachment);
    this.#bytes.set(id, bytes);
    return attachment;
  }

  /** Takes a file away, as Discord does with what was deleted or has expired. */
  lose(attachment: Attachment): void {
    this.#bytes.delete(attachment.id);
  }

  /** Answers a request that is the CDN's; false for any other. */
  serve(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
    const url = new URL(incoming.url ?? '/', 'http://fake');
    const id = PATH.exec(url.pathname)?.[1];
    if (id === undefined) return false;
    const bytes = url.searchParams.get('hm') === signature(url.pathname) ? this.#bytes.get(id) : undefined;
    const status = bytes ? 200 : 404;
    this.requests.push({ path: url.pathname, status });
    const type = this.attachments.get(id)?.content_type ?? 'text/plain';
    outgoing.writeHead(status, { 'Content-Type': bytes ? type : 'text/plain' });
    outgoing.end(bytes ?? 'This content is no longer available.');
    return true;
  }
}

/** Discord signs with a key of its own; here it only has to be the url that was given out. */
function signature(path: string): string {
  return createHash('sha256').update(path).digest('hex');
}
