import { readFile } from 'node:fs/promises';
import type { Handler } from 'hono';
import { answer, type Content, contentOf } from './content.ts';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
};

/** Returns a handler for a bundled file, read once. Throws if the file is missing. */
export function assetOf(url: URL): Handler {
  let content: Promise<Content> | undefined;
  const type = TYPES[url.pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  const headers = { 'Content-Type': type, 'Cache-Control': 'public, max-age=3600' };
  return async (context) => {
    content ??= readFile(url).then((bytes) => contentOf(bytes, headers));
    return answer(context, await content);
  };
}
