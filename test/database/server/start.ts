import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { postgresBinaries } from './binaries.ts';

/** A PostgreSQL server in a temporary folder, reached by a socket there: no port of the machine is taken. */
export interface PostgresServer {
  /** The address of one of its databases. */
  url(database: string): string;
  /** Kills it as `pg_ctl restart -m immediate` does, and starts it again. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Linux's file system in memory. */
const IN_MEMORY = '/dev/shm';
/** Free space in bytes that a server may fill: a copy of the template has 10 MB, and few stand at a time. */
const ROOM_BYTES = 1 << 30;

/**
 * Returns the folder for the data of a server whose tests make databases: in memory if there is room. Each test makes and drops a database of 400 files,
 * which takes 0.3 s of processor on a disk and 0.02 s in memory (PostgreSQL 15).
 */
function dataFolder(): string {
  if (!existsSync(IN_MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize >= ROOM_BYTES ? IN_MEMORY : tmpdir();
}

/** What a start may take on a busy machine. */
const START_MILLISECONDS = 60_000;
const LOOK_MILLISECONDS = 20;

/** How a server starts. */
export interface PostgresOptions {
  /** Whether what it says is committed outlasts its being killed. */
  readonly isSafe?: boolean;
  /** Its memory for pages, in megabytes: little for the small stores of tests. */
  readonly sharedMegabytes?: number;
}

/** Settings of a server whose data nobody needs tomorrow. */
const settings = ({ isSafe = false, sharedMegabytes = 64 }: PostgresOptions) =>
  [
    ...['listen_addresses=', 'max_connections=200', 'autovacuum_naptime=5s'],
    ...[
      `shared_buffers=${sharedMegabytes}MB`,
      'max_wal_size=256MB',
      'wal_level=minimal',
      'max_wal_senders=0',
    ],
    ...[
      'fsync=off',
      'full_page_writes=off',
      'jit=off',
      'log_min_messages=fatal',
      'log_min_error_statement=panic',
    ],
    ...(isSafe ? [] : ['synchronous_commit=off']),
  ].flatMap((setting) => ['-c', setting]);

/** Starts a server; undefined on a machine without PostgreSQL. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer | undefined> {
  const binaries = postgresBinaries();
  if (binaries === undefined) return undefined;
  const folder = mkdtempSync(join(options.isSafe ? tmpdir() : dataFolder(), 'sulan-pg-'));
  const user = otherUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const program = { ...user, cwd: folder, env: { ...process.env, HOME: folder, LC_ALL: 'C' } };
  const url = (database: string) =>
    `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    execFileSync(
      join(binaries, 'initdb'),
      [
        '-D',
        data,
        '-U',
        'postgres',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--locale=C',
        '--no-sync',
        '--no-instructions',
      ],
      { ...program, stdio: 'ignore' },
    );
  } catch (error) {
    remove();
    throw error;
  }
  const start = async () => {
    const process = spawn(join(binaries, 'postgres'), ['-D', data, '-k', folder, ...settings(options)], {
      ...program,
      stdio: 'ignore',
    });
    await answers(url('postgres'), START_MILLISECONDS);
    return process;
  };
  let running = await start();
  const end = async (signal: 'SIGINT' | 'SIGQUIT') => {
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  };
  return {
    url,
    async restart() {
      await end('SIGQUIT');
      running = await start();
    },
    async stop() {
      await end('SIGINT');
      remove();
    },
  };
}

/** PostgreSQL refuses to run as root: whom Debian's package made for it, or nobody. */
function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const idOf = (flag: string) =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: idOf('-u'), gid: idOf('-g') };
    } catch {}
  }
  return undefined;
}

async function answers(url: string, milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  for (;;) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
    }
    await sleep(LOOK_MILLISECONDS);
  }
}
