import { parentPort } from 'node:worker_threads';

/** Makes the script of a bounded worker: says that its modules are loaded, and answers each task. */
export function answerTasks<Task, Answer>(answer: (task: Task) => Answer): void {
  parentPort?.on('message', (task: Task) => parentPort?.postMessage(answer(task)));
  parentPort?.postMessage('ready');
}
