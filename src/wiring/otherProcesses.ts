import { setTimeout as sleep } from 'node:timers/promises';
import type { Signals } from '../database/database.ts';
import type { OtherProcesses } from '../outbox/context.ts';

/** PostgreSQL channel on which processes signal that the outbox may have something to send. */
const OUTBOX_CHANNEL = 'sulan_outbox';

/** Interval between looks at the outbox for rows of other processes, with and without signals. */
const HEARING_MILLISECONDS = 10_000;
const DEAF_MILLISECONDS = 1000;

/** Shortest interval between signals: planning a morning would send hundreds. */
const BETWEEN_SIGNALS_MILLISECONDS = 100;

/** Communication with the other processes on a store. */
export interface Others extends OtherProcesses {
  /** Sends a pending signal and stops listening. */
  stop(): Promise<void>;
}

/** Connects to the other processes on a store; `onSignal` is called when one of them has added rows. */
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
