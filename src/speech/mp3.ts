/** Audio frames of an MP3 file without metadata, so that several can be concatenated. */
export interface Sound {
  readonly bytes: Uint8Array;
  readonly milliseconds: number;
}

/**
 * Bit rates in kbit/s and sample rates in Hz by index (ISO/IEC 11172-3, 2.4.2.3, and 13818-3, 2.4.2.3), layer III only.
 */
const RATES_MPEG1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const RATES_MPEG2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLE_RATES = [44_100, 48_000, 32_000];

const HEADER_BYTES = 4;
const ID3V2_BYTES = 10;
const ID3V1_BYTES = 128;
/** Largest offset of the marker of a frame with statistics only (Xing, Info: at most 36 bytes into the frame). */
const COUNTING_BYTES = 48;
/** Share of a file that may be padding of an encoder. */
const WASTE_MOST = 0.1;

interface Frame {
  readonly length: number;
  readonly milliseconds: number;
}

/** Returns the frames of an MP3 file; undefined if it is none, truncated or damaged. */
export function readMp3(file: Uint8Array): Sound | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const begin = afterTag(bytes);
  const end = isTag(bytes, bytes.length - ID3V1_BYTES) ? bytes.length - ID3V1_BYTES : bytes.length;
  const frames: Buffer[] = [];
  let [at, milliseconds, sound] = [begin, 0, 0];
  for (;;) {
    const frame = frameAt(bytes, at);
    if (!frame || at + frame.length > end) break;
    const whole = bytes.subarray(at, at + frame.length);
    at += frame.length;
    sound += frame.length;
    if (frames.length === 0 && isCounting(whole)) continue;
    frames.push(whole);
    milliseconds += frame.milliseconds;
  }
  if (frames.length === 0 || sound < (end - begin) * (1 - WASTE_MOST)) return undefined;
  return { bytes: Buffer.concat(frames), milliseconds: Math.round(milliseconds) };
}

/** Returns the offset after an ID3v2 tag, whose size has seven bits per byte. */
function afterTag(bytes: Buffer): number {
  if (bytes.length < ID3V2_BYTES || bytes.toString('latin1', 0, 3) !== 'ID3') return 0;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] ?? 0) & 0x7f), 0);
  return Math.min(ID3V2_BYTES + size, bytes.length);
}

function isTag(bytes: Buffer, at: number): boolean {
  return at >= 0 && bytes.toString('latin1', at, at + 3) === 'TAG';
}

function isCounting(frame: Buffer): boolean {
  const head = frame.toString('latin1', HEADER_BYTES, COUNTING_BYTES);
  return head.includes('Xing') || head.includes('Info');
}

function frameAt(bytes: Buffer, at: number): Frame | undefined {
  if (at + HEADER_BYTES > bytes.length) return undefined;
  const header = bytes.readUInt32BE(at);
  const [version, layer] = [(header >>> 19) & 3, (header >>> 17) & 3];
  if (header >>> 21 !== 0x7ff || version === 1 || layer !== 1) return undefined;
  const isMpeg1 = version === 3;
  const rate = (isMpeg1 ? RATES_MPEG1 : RATES_MPEG2)[(header >>> 12) & 15];
  const base = SAMPLE_RATES[(header >>> 10) & 3];
  if (!rate || !base) return undefined;
  const hertz = base / (isMpeg1 ? 1 : version === 2 ? 2 : 4);
  const samples = isMpeg1 ? 1152 : 576;
  const length = Math.floor((samples / 8) * ((rate * 1000) / hertz)) + ((header >>> 9) & 1);
  return { length, milliseconds: (samples / hertz) * 1000 };
}
