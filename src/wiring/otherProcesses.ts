import { setTimeout as sleep } from 'node:timers/promises';
import type { Signals } from '../database/database.ts';
import type { OtherProcesses } from '../outbox/context.ts';

/** The channel on which the processes on one store tell each other that the outbox may hold something to send. */
const OUTBOX_CHANNEL = 'sulan_outbox';

/** So often a process looks for what another one has put into the outbox, while it hears of it and where it does not. */
const HEARING_MILLISECONDS = 10_000;
const DEAF_MILLISECONDS = 1000;

/** Planning a morning signals after each of hundreds of pages: others need to hear of it now and then. */
const BETWEEN_SIGNALS_MILLISECONDS = 100;

/** The other processes as one of them knows them, until it stops. */
export interface Others extends OtherProcesses {
  /** Sends what was to be signalled, and listens no more. */
  stop(): Promise<void>;
}

/** Hears of the other processes on a store, and tells them; `onSignal` is called when one of them has put something in. */
export function otherProcesses(signals: Signals | undefined, onSignal: () => void): Others {
  const listening = signals?.listen(OUTBOX_CHANNEL, onSignal);
  let sending: Promise<void> | undefined;
  let isAsked = false;
  const send = async () => {
    while (isAsked) {
      isAsked = false;
      await signals?.send(OUTBOX_CHANNEL);
      await sleep(BETWEEN_SIGNALS_MILLISECONDS);
    }
  };
  return {
    signal() {
      isAsked = true;
      sending ??= send().finally(() => {
        sending = undefined;
      });
    },
    longestSleepMilliseconds: () => (listening?.isLive() ? HEARING_MILLISECONDS : DEAF_MILLISECONDS),
    async stop() {
      await sending;
      await listening?.stop();
    },
  };
}
