import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What one task may cost at most, and how long a worker without work is kept. */
export interface WorkerBudget {
  readonly milliseconds: number;
  /** Of the worker's heap. */
  readonly megabytes: number;
  readonly idleMilliseconds: number;
}

/** What became of a task: its answer, or why it was given up. */
export type Ran<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'gave-up'; readonly reason: string };

/** Does tasks apart from the event loop, so that none can hold it up or end the process. */
export interface BoundedWorker<Task, Answer> {
  /** Rejects only where the worker cannot be started. */
  run(task: Task): Promise<Ran<Answer>>;
  /** Ends the worker; a later task starts another. */
  close(): Promise<void>;
}

/**
 * A worker thread that starts with the first task and ends when there has been none for a while. Tasks are done one after
 * the other; one that exceeds the budget costs the worker and itself. The script posts one message when it has loaded
 * its modules, and then one answer to each message.
 */
export function createBoundedWorker<Task, Answer>(
  script: URL,
  budget: WorkerBudget,
): BoundedWorker<Task, Answer> {
  let worker: Promise<Worker> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

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
    run(task) {
      const running = last.then(() => runNext(task));
      last = running.catch(() => undefined);
      return running;
    },
    close: end,
  };
}

/** A worker that has loaded its modules: what that takes counts for no task. */
async function startWorker(script: URL, megabytes: number): Promise<Worker> {
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
  await once(worker, 'message');
  // A worker that dies when nobody waits for it must not raise an error event that nobody hears.
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
    // Nobody waits for the other one any more.
    over.abort();
    await Promise.allSettled([answered, exit]);
  }
}

function gaveUp<Answer>(reason: string): Ran<Answer> {
  return { kind: 'gave-up', reason };
}
