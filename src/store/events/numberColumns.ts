/** The bytes of a list of numbers, as a BLOB column holds them. */
export function bytesOf(numbers: Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** The numbers of 16 bits in a BLOB column, over its own bytes where they lie aligned: copies are much garbage. */
export function numbersOf16Bits(bytes: Uint8Array): Uint16Array {
  const aligned = bytes.byteOffset % Uint16Array.BYTES_PER_ELEMENT === 0 ? bytes : copyOf(bytes);
  return new Uint16Array(
    aligned.buffer,
    aligned.byteOffset,
    bytes.byteLength / Uint16Array.BYTES_PER_ELEMENT,
  );
}

/** The numbers of 32 bits in a BLOB column. */
export function numbersOf32Bits(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(copyOf(bytes).buffer);
}

/** Copies bytes into memory of their own: PostgreSQL's are a `Buffer`, whose `slice` is a view of what was received. */
function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
