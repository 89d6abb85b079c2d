import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const MILLISECONDS_A_TICK = 10;
const USER_TIME_FIELD = 13;
const SYSTEM_TIME_FIELD = 14;

/** Processor time that a process has used so far, in milliseconds; from /proc, so on Linux alone. */
export function processorMilliseconds(pid: number): number {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  // The first two fields, pid and name, were cut off.
  const ticks = Number(fields[USER_TIME_FIELD - 2]) + Number(fields[SYSTEM_TIME_FIELD - 2]);
  return ticks * MILLISECONDS_A_TICK;
}

/** The resident memory of a process now and at its highest, in MB. */
export function residentMegabytes(pid: number): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: read('VmRSS'), peak: read('VmHWM') };
}
