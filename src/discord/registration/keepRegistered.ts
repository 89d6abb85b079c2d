import type { Logger } from 'pino';
import type { Timekeeper } from '../../calendar/time.ts';
import type { CommandIds } from '../../messages/commandMentions.ts';
import type { Store } from '../../store/open.ts';
import { noteRegistration } from '../../store/registrationProblems.ts';
import type { CommandBody } from './commandBodies.ts';
import { commandProblem } from './commandProblem.ts';
import { type CommandPlace, type CommandRest, registerCommands } from './registerCommands.ts';

/** Timeout of an attempt: Discord may ask to wait hours after too many registrations. */
const ATTEMPT_SECONDS = 60;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 3600;

/** Options of `keepRegistered`. */
export interface KeepRegisteredOptions {
  readonly rest: CommandRest;
  readonly store: Store;
  readonly place: CommandPlace;
  readonly bodies: readonly CommandBody[];
  /** Returns the bot's servers known to this process. */
  readonly servers: () => readonly string[];
  readonly time: Timekeeper;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Called with the ids of the registered commands. */
  readonly onRegistered?: (ids: CommandIds) => void;
}

/**
 * Registers the commands, retrying at growing intervals until Discord accepts them or the signal is aborted. Never
 * rejects: deliveries do not depend on it. The problem is logged and stored for `sulan doctor`.
 */
export async function keepRegistered(options: KeepRegisteredOptions, signal: AbortSignal): Promise<void> {
  const { store, place, time, log } = options;
  for (let waitSeconds = FIRST_WAIT_SECONDS; !signal.aborted; waitSeconds *= 2) {
    const problem = await attempt(options, signal);
    if (signal.aborted) return;
    await noteRegistration(store, `${place.applicationId}/${place.guildId ?? ''}`, problem, time.now());
    if (problem === undefined) return;
    const seconds = Math.min(waitSeconds, LONGEST_WAIT_SECONDS);
    log.warn({ problem, seconds }, 'the commands could not be registered: tried again after so many seconds');
    await time.sleep(seconds * 1000, signal);
  }
}

/** Makes one attempt; returns a problem, or undefined on success. */
async function attempt(options: KeepRegisteredOptions, signal: AbortSignal): Promise<string | undefined> {
  const { rest, store, place, bodies, servers, time, log } = options;
  const patience = new AbortController();
  const ended = new AbortController();
  const limit = AbortSignal.any([signal, patience.signal]);
  void time
    .sleep(ATTEMPT_SECONDS * 1000, AbortSignal.any([signal, ended.signal]))
    .then(() => patience.abort());
  // The REST client ignores the signal while it waits for a rate limit.
  const aborted = new Promise<never>((_, reject) => {
    limit.addEventListener('abort', () => reject(new DOMException('no answer', 'TimeoutError')), {
      once: true,
    });
  });
  try {
    const { changed, ids } = await Promise.race([
      registerCommands(rest, store, place, bodies, servers(), limit),
      aborted,
    ]);
    options.onRegistered?.(ids);
    if (changed) log.info(place, 'commands registered');
    return undefined;
  } catch (error) {
    return commandProblem(error, bodies);
  } finally {
    ended.abort();
  }
}
