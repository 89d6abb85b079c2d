/** Handler of uncaught exceptions and unhandled rejections. */
export type UncaughtHandler = (error: unknown) => void;

let current: UncaughtHandler | undefined;

/**
 * Sets the handler of uncaught errors, replacing the previous one: a command prints a line and ends, the bot shuts down
 * as cleanly as possible. (Node raises unhandled rejections as exceptions.)
 */
export function handleUncaught(handler: UncaughtHandler): void {
  if (!current) process.on('uncaughtException', (error) => current?.(error));
  current = handler;
}
