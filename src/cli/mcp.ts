import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { newsForPrograms } from '../api/news.ts';
import { createLog, logFailure } from '../log.ts';
import { mcpServer } from '../mcp/server.ts';
import type { Config } from '../settings/config.ts';
import type { App } from '../wiring/core.ts';
import { EXIT } from './lines.ts';

/**
 * `sulan mcp`: serves MCP on standard input and output for an assistant that starts it; ends with its input. Only the
 * protocol is written to standard output.
 */
export async function serveMcp({ store, context, digestSources }: App, config: Config): Promise<number> {
  const log = createLog(config, process.stderr.isTTY === true);
  const { publicUrl: baseUrl, fullText } = config.web;
  const news = newsForPrograms({ ...context, events: digestSources.events, baseUrl, fullText });
  const ended = Promise.withResolvers<void>();
  process.stdin.once('end', ended.resolve).once('close', ended.resolve);
  const handle = serveStdio(() => mcpServer(news, (error) => logFailure(log, error, 'an MCP tool failed')), {
    onerror: (error) => log.warn({ err: error }, 'the MCP connection had an error'),
  });
  await ended.promise;
  await handle.close();
  await store.close();
  return EXIT.done;
}
