import { once } from 'node:events';
import { type Config, storeFile } from '../config.ts';
import { createLog } from '../log.ts';
import { startService } from '../service.ts';
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
  const stop = new AbortController();
  const signalled = Promise.race(
    ['SIGTERM', 'SIGINT'].map((signal) => once(process, signal, { signal: stop.signal })),
  );
  try {
    const service = await startService({ ...config, discordToken: token }, log);
    const ended = await Promise.race([signalled.then(() => undefined), service.failed]);
    await service.stop();
    if (!ended) return EXIT.done;
    processLines.err(ended);
    return EXIT.failed;
  } finally {
    stop.abort();
    signalled.catch(() => undefined);
    lock.release();
  }
}
