import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { type Job, type JobRun, Jobs } from '../../src/jobs/jobs.ts';

type Name = 'quick' | 'slow' | 'daily' | 'shared';

const NOON = new Date('2024-12-27T04:00:00Z');
const NEXT_DAY = new Date('2024-12-27T16:00:00Z');

/** A job that notes its runs; each goes on until the test ends it. */
class Noted implements Job<Name> {
  readonly name: Name;
  readonly period: 'minute' | 'day';
  readonly runsIn: 'leader' | 'every process';
  readonly mayOverlap?: boolean;
  runs = 0;
  readonly #ends: (() => void)[] = [];

  constructor(name: Name, changes: Partial<Pick<Job<Name>, 'period' | 'runsIn' | 'mayOverlap'>> = {}) {
    this.name = name;
    this.period = changes.period ?? 'minute';
    this.runsIn = changes.runsIn ?? 'leader';
    if (changes.mayOverlap) this.mayOverlap = true;
  }

  run(_: JobRun<Name>): Promise<void> {
    this.runs += 1;
    return new Promise((resolve) => {
      this.#ends.push(resolve);
    });
  }

  async end(): Promise<void> {
    this.#ends.shift()?.();
    await nextTurn();
  }
}

function running(jobs: readonly Job<Name>[], isLeading = () => true) {
  const failures: unknown[] = [];
  const log = { error: (facts: unknown) => void failures.push(facts) };
  return { runner: new Jobs(jobs, { isLeading, log }), failures };
}

test('a job that takes minutes holds up no other, and never overlaps with itself', async () => {
  const [slow, quick] = [new Noted('slow'), new Noted('quick')];
  const { runner } = running([slow, quick]);
  for (let minute = 0; minute < 3; minute += 1) {
    runner.tick(NOON);
    await quick.end();
  }
  expect([slow.runs, quick.runs]).toEqual([1, 3]);
  await slow.end();
  runner.tick(NOON);
  expect(slow.runs).toBe(2);
});

test('a job with mayOverlap starts while its last run goes on', () => {
  const job = new Noted('quick', { mayOverlap: true });
  const { runner } = running([job]);
  runner.tick(NOON);
  runner.tick(NOON);
  expect(job.runs).toBe(2);
});

test('a run that is asked for during a run comes once after it, however often asked for', async () => {
  const job = new Noted('quick');
  const { runner } = running([job]);
  void runner.request('quick');
  for (let time = 0; time < 5; time += 1) void runner.request('quick');
  expect(job.runs).toBe(1);
  await job.end();
  expect(job.runs).toBe(2);
  await job.end();
  expect(job.runs).toBe(2);
});

test('a job can ask for a run of another job', async () => {
  const asked = new Noted('quick');
  const asking: Job<Name> = {
    name: 'slow',
    period: 'minute',
    runsIn: 'leader',
    run: async ({ request }) => request('quick'),
  };
  const { runner } = running([asking, asked]);
  await runner.request('slow');
  expect(asked.runs).toBe(1);
});

test('what one process does for all is done by the leader alone', () => {
  const [ofLeader, shared] = [new Noted('quick'), new Noted('shared', { runsIn: 'every process' })];
  let isLeading = false;
  const { runner } = running([ofLeader, shared], () => isLeading);
  runner.tick(NOON);
  void runner.request('quick');
  expect([ofLeader.runs, shared.runs]).toEqual([0, 1]);
  isLeading = true;
  runner.tick(NOON);
  expect(ofLeader.runs).toBe(1);
});

test('a daily job runs once on each day in Beijing, and again while it fails', async () => {
  let runs = 0;
  const daily: Job<Name> = {
    name: 'daily',
    period: 'day',
    runsIn: 'leader',
    async run() {
      runs += 1;
      if (runs === 1) throw new Error('the disk is full');
    },
  };
  const { runner, failures } = running([daily]);
  for (const now of [NOON, NOON, NOON, NEXT_DAY, NEXT_DAY]) {
    runner.tick(now);
    await nextTurn();
  }
  expect(runs).toBe(3);
  expect(failures).toMatchObject([{ job: 'daily' }]);
});

test('a stop tells what is under way, waits for it, and begins nothing more', async () => {
  let told: AbortSignal | undefined;
  let end = () => {};
  const slow: Job<Name> = {
    name: 'slow',
    period: 'minute',
    runsIn: 'leader',
    run: ({ signal }) => {
      told = signal;
      return new Promise((resolve) => {
        end = resolve;
      });
    },
  };
  const { runner } = running([slow]);
  runner.tick(NOON);
  void runner.request('slow');
  let hasStopped = false;
  const stopped = runner.stop().then(() => {
    hasStopped = true;
  });
  await vi.waitFor(() => expect(told?.aborted).toBe(true));
  expect(hasStopped).toBe(false);
  end();
  await stopped;
  runner.tick(NOON);
  expect(told?.aborted).toBe(true);
});
