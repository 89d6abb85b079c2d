import { describe, expect, test } from 'vitest';
import { bytesOf, numbersOf16Bits, numbersOf32Bits } from '../../../src/store/events/numberColumns.ts';

/** The bytes as PostgreSQL's driver gives them: a part of what was received, at any place of it. */
function received(bytes: Uint8Array, offset: number): Buffer {
  const whole = Buffer.alloc(1000, 0xff);
  whole.set(bytes, offset);
  return whole.subarray(offset, offset + bytes.length);
}

describe('numbers in a column of bytes', () => {
  test.each([0, 1, 2, 3, 5])('are read from any byte offset: %i', (offset) => {
    const short = Uint16Array.of(1, 2, 65_535);
    const long = Uint32Array.of(7, 4_000_000_000);
    expect([...numbersOf16Bits(received(bytesOf(short), offset))]).toEqual([...short]);
    expect([...numbersOf32Bits(received(bytesOf(long), offset))]).toEqual([...long]);
    expect([...numbersOf32Bits(new Uint8Array(received(bytesOf(long), offset)))]).toEqual([...long]);
  });
});
