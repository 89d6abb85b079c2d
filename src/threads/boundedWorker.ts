import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Limits of one task, and how long an idle worker is kept. */
export interface WorkerBudget {
  readonly milliseconds: number;
  /** Limit of the worker's heap. */
  readonly megabytes: number;
  readonly idleMilliseconds: number;
}

/** Outcome of a task: its answer, or the reason why it was abandoned. */
export type Ran<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'gave-up'; readonly reason: string };

/** Runs tasks in a worker thread, so that none can block the event loop or end the process. */
export interface BoundedWorker<Task, Answer> {
  /** Whether the worker has been started and not ended, or a task is about to start it. */
  readonly isStarted: boolean;
  /** Rejects only if the worker cannot be started. */
  run(task: Task): Promise<Ran<Answer>>;
  /** Ends the worker; a later task starts a new one. */
  close(): Promise<void>;
}

/**
 * Creates a worker thread that starts with the first task and ends after a time without any. Tasks run one after the
 * other; one that exceeds its limits is abandoned together with the worker. The script posts one message when its
 * modules are loaded, and then one answer per task.
 */
export function createBoundedWorker<Task, Answer>(
  script: URL,
  budget: WorkerBudget,
): BoundedWorker<Task, Answer> {
  let worker: Promise<Worker> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let unanswered = 0;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await (await ending?.catch(() => undefined))?.terminate();
  };

  const runNext = async (task: Task): Promise<Ran<Answer>> => {
    clearTimeout(idle);
    worker ??= startWorker(script, budget.megabytes);
    const running = await worker.catch((error: unknown) => {
      worker = undefined;
      throw error;
    });
    running.ref();
    const ran = await runIn<Task, Answer>(running, task, budget);
    running.unref();
    if (ran.kind === 'gave-up') await end();
    else idle = setTimeout(() => void end(), budget.idleMilliseconds).unref();
    return ran;
  };

  return {
    get isStarted() {
      return worker !== undefined || unanswered > 0;
    },
    run(task) {
      unanswered += 1;
      const running = last
        .then(() => runNext(task))
        .finally(() => {
          unanswered -= 1;
        });
      last = running.catch(() => undefined);
      return running;
    },
    close: end,
  };
}

/** Starts a worker and waits until its modules are loaded, which counts for no task. */
async function startWorker(script: URL, megabytes: number): Promise<Worker> {
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
  await once(worker, 'message');
  // An error event without a listener would end the process.
  worker.on('error', () => undefined);
  return worker;
}

async function runIn<Task, Answer>(worker: Worker, task: Task, budget: WorkerBudget): Promise<Ran<Answer>> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), budget.milliseconds);
  const answered = once(worker, 'message', { signal: over.signal });
  const exit = once(worker, 'exit', { signal: over.signal });
  worker.postMessage(task);
  try {
    return await Promise.race([
      answered.then(([answer]): Ran<Answer> => ({ kind: 'answered', answer })),
      exit.then((): Ran<Answer> => gaveUp('it ended its worker')),
    ]);
  } catch (error) {
    return over.signal.aborted
      ? gaveUp(`it took longer than ${budget.milliseconds / 1000} s`)
      : gaveUp(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
    // Stops waiting for the other outcome.
    over.abort();
    await Promise.allSettled([answered, exit]);
  }
}

function gaveUp<Answer>(reason: string): Ran<Answer> {
  return { kind: 'gave-up', reason };
}
