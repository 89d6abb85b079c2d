import type { Logger } from 'pino';
import { atMost, systemTime } from '../calendar/time.ts';
import { takeProcessLock } from '../database/processLock.ts';
import { createLog } from '../log.ts';
import { watchForStall } from '../operator/stallWatch.ts';
import type { Config } from '../settings/config.ts';
import { storeFile } from '../settings/storeLocations.ts';
import { handleUncaught } from '../wiring/uncaught.ts';
import { EXIT, oneLine, processLines } from './lines.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/** Timeout of the shutdown after an uncaught error; a normal stop takes at most ten seconds. */
const LAST_RESORT_MILLISECONDS = 15_000;

/** Timeout of a shutdown during the start; the program must end within ten seconds. */
const LEAVING_MILLISECONDS = 9000;

/**
 * `sulan bot`: runs until SIGTERM or SIGINT, until Discord refuses the token, or until an uncaught error, and then ends
 * within ten seconds. Except for signals, the cause is logged as one line of level fatal.
 */
export async function bot(config: Config, texts: ResultTexts['bot']): Promise<number> {
  const { discordToken: token } = config;
  if (!token) return refuseToStart(config, texts.noToken);
  const log = createLog(config, process.stderr.isTTY === true);
  // On PostgreSQL processes share the store by leases.
  const lock = config.databaseUrl === undefined ? takeProcessLock(storeFile(config)) : { release: () => {} };
  if (!lock) return refuseToStart(config, texts.alreadyRuns(storeFile(config)));
  const stallWatch = watchForStall();
  try {
    const ended = await runUntilStopped({ ...config, discordToken: token }, texts, log);
    if (ended) processLines.err(ended);
    return ended ? EXIT.failed : EXIT.done;
  } catch (error) {
    log.fatal({ err: error }, oneLine(error));
    throw error;
  } finally {
    await stallWatch.stop();
    lock.release();
  }
}

/** Settings of the log before the configuration is valid. */
const LOG_WITHOUT_SETTINGS = { logLevel: 'info', discordToken: undefined } as const;

/**
 * Prints one line about why the bot does not start. Without a terminal the log gets it as well, so that its JSON lines
 * contain whatever ended the process.
 */
export function refuseToStart(
  config: Pick<Config, 'logLevel' | 'discordToken'> | undefined,
  sentence: string,
): number {
  if (process.stderr.isTTY !== true) createLog(config ?? LOG_WITHOUT_SETTINGS, false).fatal(sentence);
  processLines.err(sentence);
  return EXIT.failed;
}

/** Resolves when a signal or a failure has ended the bot; with a sentence for the operator after a failure. */
async function runUntilStopped(
  config: Config & { readonly discordToken: string },
  texts: ResultTexts['bot'],
  log: Logger,
): Promise<string | undefined> {
  const signalled = signal();
  const uncaught = uncaughtError(log, texts.uncaught);
  // Loaded late: it takes half a second, which a missing token or a second bot need not wait for.
  const { startService } = await import('../wiring/bot.ts');
  const starting = startService(config, log);
  const service = await Promise.race([starting, signalled, uncaught]);
  if (typeof service !== 'object') {
    // A bot that is still starting may be delivering already: it gives back its claims and leases if there is time.
    const left = starting.then(
      (started) => started.stop(),
      () => undefined,
    );
    await atMost(systemTime, LEAVING_MILLISECONDS, left);
    return service;
  }
  // On a terminal the log wraps and quotes long lines: the link is printed on a separate line to be clicked or copied.
  if (process.stderr.isTTY) processLines.err(`\n${texts.howToInvite}\n\n${service.invite}\n`);
  const refused = service.failed.then((sentence) => {
    log.fatal(sentence);
    return sentence;
  });
  const ended = await Promise.race([signalled, refused, uncaught]);
  // Deliveries in progress end or are recorded as in doubt, so that the next start neither loses nor repeats one.
  await service.stop();
  return ended;
}

/**
 * Resolves with the sentence for the operator at the first uncaught error; all are logged. The state after such an error
 * is unknown, so the process ends in any case, if necessary without a clean stop.
 */
function uncaughtError(log: Logger, sentence: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  handleUncaught((error) => {
    log.fatal({ err: error }, 'an error that nothing caught: the bot ends with status 1');
    setTimeout(() => process.exit(EXIT.failed), LAST_RESORT_MILLISECONDS).unref();
    resolve(sentence);
  });
  return promise;
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
