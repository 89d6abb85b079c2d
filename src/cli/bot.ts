import type { Logger } from 'pino';
import { type Config, storeFile } from '../config.ts';
import { createLog } from '../log.ts';
import { takeProcessLock } from '../store/processLock.ts';
import { EXIT, processLines } from './lines.ts';

/** `sulan bot`: runs until SIGTERM or SIGINT, or until Discord refuses the token; then ends within ten seconds. */
export async function bot(config: Config): Promise<number> {
  const { discordToken: token } = config;
  if (!token) {
    processLines.err(
      'DISCORD_TOKEN is not set: put the bot’s token into it (docs/running.md), or try `sulan preview`.',
    );
    return EXIT.failed;
  }
  const log = createLog(config, process.stderr.isTTY === true);
  const lock = takeProcessLock(storeFile(config));
  if (!lock) {
    processLines.err(
      `Another 速览 already runs on the store ${storeFile(config)}: this one does not start, so that nothing is sent twice.`,
    );
    return EXIT.failed;
  }
  try {
    const ended = await runUntilStopped({ ...config, discordToken: token }, log);
    if (ended) processLines.err(ended);
    return ended ? EXIT.failed : EXIT.done;
  } finally {
    lock.release();
  }
}

/** Resolves once a signal or a failure has ended the bot; with a sentence for the operator where it was a failure. */
async function runUntilStopped(
  config: Config & { readonly discordToken: string },
  log: Logger,
): Promise<string | undefined> {
  const signalled = signal();
  // Half a second of loading that a missing token or a second bot need not wait for.
  const { startService } = await import('../service.ts');
  const starting = startService(config, log);
  // Nothing is lost by leaving in the middle of a start: what is not done stands in the ledger.
  const service = await Promise.race([starting, signalled]);
  if (!service) return undefined;
  const ended = await Promise.race([signalled, service.failed]);
  await service.stop();
  return ended;
}

/** Resolves with the first SIGTERM or SIGINT; a second one ends the process as usual. */
function signal(): Promise<undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const stop = () => {
    process.off('SIGTERM', stop).off('SIGINT', stop);
    resolve(undefined);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  return promise;
}
