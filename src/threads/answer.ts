import { parentPort } from 'node:worker_threads';

/**
 * Makes the script of a bounded worker: says that its modules are loaded, and answers each task. An answer that throws
 * or rejects ends the worker, and its task is given up.
 */
export function answerTasks<Task, Answer>(answer: (task: Task) => Answer | Promise<Answer>): void {
  parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await answer(task)));
  parentPort?.postMessage('ready');
}
