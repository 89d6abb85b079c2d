import { expect, test } from 'vitest';
import { readMp3 } from '../../src/speech/mp3.ts';
import fc from '../properties.ts';
import { silence, silentFile } from './silence.ts';

test('tags and the frame that counts the others are taken off, and the sound is measured', () => {
  const sound = readMp3(silentFile(100));
  expect(sound && Buffer.from(sound.bytes).equals(silence(100))).toBe(true);
  expect(sound?.milliseconds).toBe(2612);
});

test('several files in a row are read as one sound', () => {
  const parts = [readMp3(silentFile(3)), readMp3(silence(4))].map((part) => part?.bytes ?? new Uint8Array());
  expect(readMp3(Buffer.concat(parts))?.bytes.length).toBe(silence(7).length);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from('<!doctype html><title>Bad gateway</title>')],
  ['a WAV file', Buffer.concat([Buffer.from('RIFF....WAVEfmt '), Buffer.alloc(5000, 1)])],
  ['sound that ends in something else', Buffer.concat([silence(5), Buffer.alloc(3000, 7)])],
  ['a tag alone', silentFile(0).subarray(0, 20)],
  ['a tag that says it is longer than the file', Buffer.from('ID3\x04\x00\x00\x7f\x7f\x7f\x7f', 'latin1')],
])('%s is no MP3', (_name, bytes) => {
  expect(readMp3(bytes)).toBeUndefined();
});

test('reading any bytes ends, and gives no more bytes than came', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 4000 }), fc.nat(5), (noise, frames) => {
      const bytes = Buffer.concat([silence(frames), noise]);
      expect(readMp3(bytes)?.bytes.length ?? 0).toBeLessThanOrEqual(bytes.length);
    }),
  );
});
