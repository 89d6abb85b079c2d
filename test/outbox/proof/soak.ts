import { execFile } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../../database/server/start.ts';
import { runChaos } from './chaos.ts';
import { type ClusterReport, runCluster } from './cluster.ts';
import { type CrashReport, runCrash } from './crash.ts';
import { runRolling } from './rolling.ts';

/*
 * `npm run soak`: the proofs of delivery in full size, under twenty minutes, of one process on a file;
 * `npm run soak -- --processes 4 [--database postgres://…]`: of several on PostgreSQL, one of its own where none is named.
 * `--restart 'COMMAND'` is how the named one is killed and started again, such as `pg_ctl -D … restart -m immediate`.
 * A number replays a run. The last line is `0 lost, 0 twice, peak N/s`, and the exit status 1 where it is not or a promise was
 * broken.
 */
const CRASH_RUNS = 4;
const KILLS_A_RUN = 25;
const DELIVERIES = 300;
const CLUSTER_DELIVERIES = 2000;
const CLUSTER_KILLS = 100;
const SHARDS_A_PROCESS = 2;
const ROLLING_DELIVERIES = 1000;

/** What Discord allows. */
const MOST_A_SECOND = 50;

const { values, positionals } = parseArgs({
  options: {
    processes: { type: 'string' },
    database: { type: 'string' },
    restart: { type: 'string' },
    deliveries: { type: 'string', default: String(CLUSTER_DELIVERIES) },
    kills: { type: 'string', default: String(CLUSTER_KILLS) },
  },
  allowPositionals: true,
});

const seed = Number(positionals[0] ?? randomInt(2 ** 31));
const faults: string[] = [];
say(`seed ${seed}`);
const { lost, twice, peak } =
  values.processes === undefined ? await soakOne() : await soakCluster(Number(values.processes));

for (const fault of faults) say(fault);
if (faults.length > 0) say(`${faults.length} broken promises; the seed ${seed} replays them`);
say(`${lost} lost, ${twice} twice, peak ${peak}/s`);
process.exitCode = faults.length === 0 && lost === 0 && twice === 0 && peak <= MOST_A_SECOND ? 0 : 1;

interface Total {
  readonly lost: number;
  readonly twice: number;
  readonly peak: number;
}

/** One process on a file: killed at random moments, and through every kind of trouble at once. */
async function soakOne(): Promise<Total> {
  let [lostInAll, twiceInAll] = [0, 0];
  for (let run = 0; run < CRASH_RUNS; run += 1) {
    const report: CrashReport = await runCrash({
      seed: seed + run,
      deliveries: DELIVERIES,
      kills: KILLS_A_RUN,
    });
    lostInAll += report.lost;
    twiceInAll += report.twice;
    faults.push(...report.faults.map((fault) => `crash, seed ${report.seed}: ${fault}`));
    say(`crash ${JSON.stringify(report)}`);
  }
  const chaos = await runChaos({ seed, deliveries: 2000, outageSeconds: 60, scale: 1, tolerance: 0 });
  faults.push(...chaos.faults.map((fault) => `chaos, seed ${chaos.seed}: ${fault}`));
  say(`chaos ${JSON.stringify(chaos)}`);
  return { lost: lostInAll + chaos.lost, twice: twiceInAll + chaos.twice, peak: chaos.globalPeak };
}

/** Several processes on PostgreSQL: killed, stopped and frozen, their database too; then restarted one by one in a burst. */
async function soakCluster(processes: number): Promise<Total> {
  const server = values.database === undefined ? await startPostgres({ isSafe: true }) : undefined;
  const address = values.database ?? server?.url('postgres');
  if (address === undefined) throw new Error('PostgreSQL is not installed here: name one with --database');
  const command = values.restart;
  const restart = server
    ? () => server.restart()
    : command === undefined
      ? undefined
      : async () => void (await promisify(execFile)('sh', ['-c', command]));
  try {
    const report: ClusterReport = await withDatabase(address, (databaseUrl) =>
      runCluster({
        seed,
        processes,
        deliveries: Number(values.deliveries),
        kills: Number(values.kills),
        freezes: 3,
        freezeSeconds: 90,
        shards: processes * SHARDS_A_PROCESS,
        databaseUrl,
        ...(restart && { restartDatabase: restart }),
      }),
    );
    faults.push(...report.faults);
    say(`cluster ${JSON.stringify({ ...report, faults: report.faults.length })}`);
    const rolling = await runRolling({
      deliveries: Math.min(ROLLING_DELIVERIES, Number(values.deliveries)),
      withDatabase: (work) => withDatabase(address, work),
    });
    faults.push(...rolling.faults);
    say(`rolling ${JSON.stringify({ ...rolling, faults: rolling.faults.length })}`);
    return {
      lost: report.lost + rolling.lost,
      twice: report.twice + rolling.twice,
      peak: Math.max(report.peak, rolling.peak),
    };
  } finally {
    await server?.stop();
  }
}

/** Does something with a new database of a server, which is removed afterwards. */
async function withDatabase<T>(address: string, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const name = `sulan_soak_${randomBytes(6).toString('hex')}`;
  const url = new URL(address);
  url.pathname = `/${name}`;
  await onServer(address, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
  try {
    return await work(url.href);
  } finally {
    await onServer(address, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

async function onServer(address: string, sql: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
