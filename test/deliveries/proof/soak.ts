import { randomInt } from 'node:crypto';
import { runChaos } from './chaos.ts';
import { type CrashReport, runCrash } from './crash.ts';

/*
 * `npm run soak`: the proofs of delivery in full size, under twenty minutes; the last line is the verdict.
 * `npm run soak -- SEED` replays a run.
 */
const CRASH_RUNS = 4;
const KILLS_A_RUN = 25;
const DELIVERIES = 300;

const seed = Number(process.argv[2] ?? randomInt(2 ** 31));
const faults: string[] = [];
say(`seed ${seed}`);

let kills = 0;
for (let run = 0; run < CRASH_RUNS; run += 1) {
  const report: CrashReport = await runCrash({
    seed: seed + run,
    deliveries: DELIVERIES,
    kills: KILLS_A_RUN,
  });
  kills += report.kills;
  faults.push(...report.faults.map((fault) => `crash, seed ${report.seed}: ${fault}`));
  say(`crash ${JSON.stringify(report)}`);
}
const chaos = await runChaos({ seed, deliveries: 2000, outageSeconds: 60, scale: 1, tolerance: 0 });
faults.push(...chaos.faults.map((fault) => `chaos, seed ${chaos.seed}: ${fault}`));
say(`chaos ${JSON.stringify(chaos)}`);

for (const fault of faults) say(fault);
say(
  faults.length === 0
    ? `passed: ${kills} kills over ${CRASH_RUNS} runs of ${DELIVERIES} deliveries, ${chaos.deliveries} deliveries through chaos, nothing lost, nothing twice`
    : `FAILED: ${faults.length} broken promises; npm run soak -- ${seed} replays them`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
