/** MPEG 1, layer III, 128 kbit/s at 44.1 kHz: 417 bytes and some 26 ms a frame. */
const FRAME = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);
const ID3V2 = Buffer.concat([Buffer.from('ID3\x04\x00\x00\x00\x00\x00\x0a', 'latin1'), Buffer.alloc(10)]);
const ID3V1 = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)]);

/** So many frames of silence. */
export function silence(frames: number): Buffer {
  return Buffer.concat(Array.from({ length: frames }, () => FRAME));
}

/** The same as encoders write it: with tags, and a first frame that counts the others. */
export function silentFile(frames: number): Buffer {
  const counting = Buffer.from(FRAME);
  counting.write('Xing', 36, 'latin1');
  return Buffer.concat([ID3V2, counting, silence(frames), ID3V1]);
}
