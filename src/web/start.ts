import type { Logger } from 'pino';
import { logFailure, newFailureId } from '../log.ts';
import type { WebConfig } from '../settings/config.ts';
import type { Archive } from './archive/archive.ts';
import { archiveRoutes } from './archive/routes.ts';
import type { PreviewParts } from './preview/reactions.ts';
import { previewRoutes } from './preview/routes.ts';
import { startWebServer, type WebServer } from './server.ts';

/** Address of the archive, internal and public; without a public URL the internal one is used. */
type ArchivePlace = Omit<WebConfig, 'enabled'>;

/** Serves the archive. Rejects with a sentence for the operator if the port cannot be opened. */
export async function startArchive(
  parts: Omit<Archive, 'baseUrl' | 'fullText'>,
  { host, port, publicUrl, fullText, api, mcp }: ArchivePlace,
  log: Logger,
): Promise<WebServer> {
  const doors = { api, mcp, refused: refusal(log) };
  const routesAt = (url: string) =>
    archiveRoutes({ ...parts, baseUrl: publicUrl ?? url, fullText }, pageFailure(log), doors);
  const server = await startWebServer(routesAt, host, port);
  log.info({ url: server.url, publicUrl: publicUrl ?? server.url }, 'the archive is on the web');
  return server;
}

/** Serves the preview page on the loopback address only. */
export async function startPreviewPage(parts: PreviewParts, port: number, log: Logger): Promise<WebServer> {
  return startWebServer(await previewRoutes(parts, pageFailure(log)), '127.0.0.1', port);
}

/**
 * Serves the preview page on the given port, which must be available; without one, on the default port or any free one.
 */
export async function openPreviewPage(
  parts: PreviewParts,
  { asked, usual }: { readonly asked: number | undefined; readonly usual: number },
  log: Logger,
): Promise<WebServer> {
  if (asked !== undefined) return startPreviewPage(parts, asked, log);
  try {
    return await startPreviewPage(parts, usual, log);
  } catch {
    return startPreviewPage(parts, 0, log);
  }
}

function pageFailure(log: Logger): (error: unknown) => string {
  return (error) => logFailure(log, error, 'a page failed');
}

/** Logs a refused request of a program under an id that can be asked about. */
function refusal(log: Logger): (message: string) => string {
  return (message) => {
    const id = newFailureId();
    log.debug({ failure: id }, message);
    return id;
  };
}
