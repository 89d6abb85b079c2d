import { parentPort } from 'node:worker_threads';

/**
 * Entry point of a bounded worker's script: reports that its modules are loaded, and answers each task. An answer that
 * throws or rejects ends the worker, and its task is abandoned.
 */
export function answerTasks<Task, Answer>(answer: (task: Task) => Answer | Promise<Answer>): void {
  parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await answer(task)));
  parentPort?.postMessage('ready');
}
