import { readFile } from 'node:fs/promises';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** A file of ours as an answer, read once; throws where it does not ship. */
export function assetOf(url: URL): () => Promise<Response> {
  let bytes: Promise<Buffer<ArrayBuffer>> | undefined;
  const type = TYPES[url.pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return async () => {
    bytes ??= readFile(url);
    return new Response(await bytes, {
      headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=3600' },
    });
  };
}
