import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { commands } from '../../commands/all.ts';
import type { App } from '../app.ts';
import { previewChannels } from '../terminal/place.ts';
import { runPreview } from '../terminal/preview.ts';
import { ingestPaths } from './ingest.ts';
import { EXIT, type Lines } from './lines.ts';

/** Where the samples stand that ship with the program. */
const SAMPLES = fileURLToPath(new URL('../../data/samples', import.meta.url));

/** The preview's own store, so that trying things out never touches the bot's. */
export function previewStoreFile(stateDirectory: string): string {
  return join(stateDirectory, 'preview.db');
}

/** `sulan preview`: the bundled samples, and the bot's commands on standard input. */
export async function preview(app: App, log: Logger): Promise<number> {
  const quiet: Lines = { out: () => undefined, err: (line) => log.warn(line) };
  const status = await ingestPaths(app.store, [SAMPLES], { json: false, catchUp: app.catchUp }, quiet);
  if (status !== EXIT.done) log.warn('some samples could not be read');
  await runPreview({
    commands,
    context: { ...app.context, channels: previewChannels },
    locale: 'zh-CN',
    input: process.stdin,
    output: process.stdout,
    isTerminal: process.stdin.isTTY === true,
    showsColours: process.stdout.isTTY === true,
    environment: process.env,
    report(error) {
      const id = randomUUID().slice(0, 8);
      log.error({ err: error, id }, 'a command failed');
      return id;
    },
  });
  app.store.close();
  return EXIT.done;
}
