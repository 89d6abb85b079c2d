import { freemem, totalmem } from 'node:os';
import process from 'node:process';

const MEBIBYTE = 1024 ** 2;
/** Growth while members ask everything at once, and a rest for the machine (`npm run bench -- answers`). */
const ROOM_TO_GROW_BYTES = 256 * MEBIBYTE;
/** What must stay free while memory has grown. */
const ROOM_TO_STAY_BYTES = 96 * MEBIBYTE;

/** Memory of the machine and of this process, in bytes. */
export interface MachineMemory {
  readonly totalBytes: number;
  /** Limit of the process's container; 0 or more than the machine has if there is none. */
  readonly containerBytes: number;
  /** Memory available without swapping, as the system estimates it; undefined if the system has no estimate. */
  readonly freeBytes: number | undefined;
  /** Resident memory of this process. */
  readonly usedBytes: number;
}

/**
 * Returns how much more memory this process can take, in bytes. A container's own count of what is used also has the
 * pages of files that were read, which a store soon fills it with, so that what is left is its limit without this process.
 */
export function roomIn({ totalBytes, containerBytes, freeBytes, usedBytes }: MachineMemory): number {
  const isLimited = containerBytes > 0 && containerBytes < totalBytes;
  const left = (isLimited ? containerBytes : totalBytes) - usedBytes;
  return Math.max(0, Math.min(left, freeBytes ?? left));
}

/** Whether memory may grow with so much room, or stay grown, which needs less: else it would turn with each answer. */
export function mayGrowIn(roomBytes: number, hasGrown: boolean): boolean {
  return roomBytes >= (hasGrown ? ROOM_TO_STAY_BYTES : ROOM_TO_GROW_BYTES);
}

/** Reads how much more memory this process can take now, in bytes. */
export function readRoom(): number {
  return roomIn({
    totalBytes: totalmem(),
    containerBytes: process.constrainedMemory(),
    // Elsewhere pages that hold files count as used.
    freeBytes: process.platform === 'linux' ? freemem() : undefined,
    usedBytes: process.memoryUsage.rss(),
  });
}
