/** What becomes of an error that nothing caught: an exception, or a rejection that nothing waits for. */
export type UncaughtHandler = (error: unknown) => void;

let current: UncaughtHandler | undefined;

/**
 * Sets what becomes of errors that nothing caught, in place of what was set before. One handler holds at a time: a
 * command says a line and ends, the bot ends as cleanly as it can. (Node raises unhandled rejections as exceptions.)
 */
export function handleUncaught(handler: UncaughtHandler): void {
  if (!current) process.on('uncaughtException', (error) => current?.(error));
  current = handler;
}
