import { isRecord } from '../contract/violation.ts';
import type { FakeDiscord } from '../fake-discord.ts';

/** What came back over the wire, without a library between. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body where it is a JSON object, else empty. */
  readonly json: Record<string, unknown>;
}

/** One plain HTTP request as the bot (or, with `token: undefined`, as nobody); rejects when the connection fails or after `timeoutMs`. */
export async function rawCall(
  fake: FakeDiscord,
  method: string,
  path: string,
  body?: unknown,
  options: { token?: string | undefined; timeoutMs?: number } = {},
): Promise<RawAnswer> {
  const token = 'token' in options ? options.token : fake.token;
  const answer = await fetch(`${fake.apiUrl}/v10${path}`, {
    method,
    headers: {
      'user-agent': 'DiscordBot (https://example.org, 1)',
      ...(token === undefined ? {} : { authorization: `Bot ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(options.timeoutMs ?? 5000),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: objectIn(text) };
}

function objectIn(text: string): Record<string, unknown> {
  if (!text.startsWith('{')) return {};
  const value: unknown = JSON.parse(text);
  return isRecord(value) ? value : {};
}
