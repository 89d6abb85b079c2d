/** The bytes of a list of numbers, as a BLOB column holds them. */
export function bytesOf(numbers: Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** The bytes of a BLOB column as a buffer of 16- or 32-bit numbers; copied, because a column's bytes may lie unaligned. */
export function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
