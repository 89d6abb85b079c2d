import { readFileSync } from 'node:fs';

/** Linux counts processor time in ticks of 10 ms. */
const MILLISECONDS_A_TICK = 10;
const USER_TIME_FIELD = 13;
const SYSTEM_TIME_FIELD = 14;

/** Returns the processor time of a process so far in milliseconds; reads /proc, so Linux only. */
export function processorMilliseconds(pid: number): number {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  // The first two fields, pid and name, were removed.
  const ticks = Number(fields[USER_TIME_FIELD - 2]) + Number(fields[SYSTEM_TIME_FIELD - 2]);
  return ticks * MILLISECONDS_A_TICK;
}

/** Returns the resident memory of a process now and at its peak, in MB. */
export function residentMegabytes(pid: number): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: read('VmRSS'), peak: read('VmHWM') };
}
