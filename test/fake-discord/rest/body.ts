import type { IncomingMessage } from 'node:http';

/** A file that was sent beside a request's JSON. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A request's JSON, and the files sent beside it. */
interface ReadBody {
  readonly body: unknown;
  readonly files: readonly SentFile[];
}

/** Reads a whole request: JSON, or a form with `payload_json` and files. Text that is no JSON stays text. */
export async function readBody(incoming: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const whole = Buffer.concat(chunks);
  const type = incoming.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { body: parse(whole.toString('utf8')), files: [] };
  const form = await new Response(whole, { headers: { 'content-type': type } }).formData();
  const payload = form.get('payload_json');
  const sent = [...form.values()].flatMap((value) => (typeof value === 'string' ? [] : value));
  const files = await Promise.all(
    sent.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  return { body: parse(typeof payload === 'string' ? payload : ''), files };
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // The contract check says what is wrong with it.
    return text;
  }
}
