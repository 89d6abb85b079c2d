import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Listening, Signals } from '../database.ts';
import { quoted } from '../quoted.ts';
import type { Connections } from './connections.ts';

/** So often a signal of our own is sent, which has to come back: behind some poolers none ever does. */
const BEAT_MILLISECONDS = 20_000;
const BACK_WITHIN_MILLISECONDS = 10_000;
/** What stands before the sender in the payload of such a signal. */
const BEAT = 'beat ';

/** Before a lost connection is made anew, doubling while it fails. */
const FIRST_WAIT_MILLISECONDS = 250;
const LONGEST_WAIT_MILLISECONDS = 60_000;

/** LISTEN and NOTIFY, https://www.postgresql.org/docs/current/sql-notify.html. */
export class PostgresSignals implements Signals {
  readonly #connections: Connections;
  readonly #newClient: () => Client;
  /** By it this process knows its own signals, which it does not listen to. */
  readonly #sender = randomUUID();

  /** `newClient`: an unconnected client; each listener has a connection of its own. */
  constructor(connections: Connections, newClient: () => Client) {
    this.#connections = connections;
    this.#newClient = newClient;
  }

  send(channel: string): Promise<void> {
    return this.#notify(channel, this.#sender);
  }

  async #notify(channel: string, payload: string): Promise<void> {
    try {
      await this.#connections.use((client) => client.query('SELECT pg_notify($1, $2)', [channel, payload]));
    } catch {
      // A hint that is lost costs some seconds; whoever needs the server hears from its own statement what is wrong.
    }
  }

  listen(channel: string, onSignal: () => void): Listening {
    return new Listener({
      channel,
      onSignal,
      sender: this.#sender,
      newClient: this.#newClient,
      beat: () => this.#notify(channel, BEAT + this.#sender),
    });
  }
}

interface ListenerOptions {
  readonly channel: string;
  readonly onSignal: () => void;
  readonly sender: string;
  readonly newClient: () => Client;
  readonly beat: () => Promise<void>;
}

/** Listens over one connection after another. */
class Listener implements Listening {
  readonly #options: ListenerOptions;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #isLive = false;

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  isLive(): boolean {
    return this.#isLive;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    let wait = FIRST_WAIT_MILLISECONDS;
    while (!this.#stopping.signal.aborted) {
      if (await this.#listenOnce()) wait = FIRST_WAIT_MILLISECONDS;
      await pause(wait, this.#stopping.signal);
      wait = Math.min(wait * 2, LONGEST_WAIT_MILLISECONDS);
    }
  }

  /** Listens until the connection ends or is of no use; returns whether signals arrived over it. */
  async #listenOnce(): Promise<boolean> {
    const { channel, newClient } = this.#options;
    const client = newClient();
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, this.#stopping.signal]);
    client.on('error', () => over.abort());
    client.on('end', () => over.abort());
    try {
      await client.connect();
      await client.query(`LISTEN ${quoted(channel)}`);
      return await this.#whileArriving(client, signal);
    } catch {
      return false;
    } finally {
      this.#isLive = false;
      await client.end().catch(() => undefined);
    }
  }

  async #whileArriving(client: Client, signal: AbortSignal): Promise<boolean> {
    const { sender, onSignal, beat } = this.#options;
    let back = Promise.withResolvers<void>();
    client.on('notification', ({ payload }) => {
      if (payload === BEAT + sender) back.resolve();
      else if (payload !== sender && !payload?.startsWith(BEAT)) onSignal();
    });
    let hasArrived = false;
    while (!signal.aborted) {
      back = Promise.withResolvers<void>();
      await beat();
      const isBack = await isWithin(back.promise, BACK_WITHIN_MILLISECONDS, signal);
      if (!isBack) return hasArrived;
      // What was signalled before this connection listened is looked for once.
      if (!hasArrived) onSignal();
      hasArrived = true;
      this.#isLive = true;
      await pause(BEAT_MILLISECONDS, signal);
    }
    return hasArrived;
  }
}

async function isWithin(arrival: Promise<void>, milliseconds: number, signal: AbortSignal): Promise<boolean> {
  const timer = new AbortController();
  const arrived = arrival.then(() => true);
  const late = pause(milliseconds, AbortSignal.any([signal, timer.signal])).then(() => false);
  const isBack = await Promise.race([arrived, late]);
  timer.abort();
  return isBack;
}

/** Ends early, without an error, where the signal is aborted. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
