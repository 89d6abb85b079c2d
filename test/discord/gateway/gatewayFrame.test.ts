import { describe, expect, test } from 'vitest';
import { frameProblem } from '../../../src/discord/gateway/gatewayFrame.ts';
import fc from '../../properties.ts';
import { botOfEachTest } from '../runningBot.ts';

const startBotOfTest = botOfEachTest();

const READY = {
  session_id: 'a1',
  resume_gateway_url: 'wss://gateway.example',
  user: { id: '1' },
  application: { id: '1' },
  guilds: [{ id: '2', unavailable: true }],
};
const framed = (frame: unknown) => Buffer.from(JSON.stringify(frame));

describe('a frame', () => {
  test.each<[string, unknown]>([
    ['READY', { op: 0, t: 'READY', s: 1, d: READY }],
    ['another dispatch, whatever is in it', { op: 0, t: 'GUILD_CREATE', s: 2, d: null }],
    ['a heartbeat asked for', { op: 1, d: null }],
    ['a session that cannot be resumed', { op: 9, d: false }],
    ['HELLO', { op: 10, d: { heartbeat_interval: 41_250 } }],
    ['an opcode of tomorrow', { op: 77, d: 'x' }],
  ])('%s is passed on', (_, frame) => {
    expect(frameProblem(framed(frame))).toBeUndefined();
  });

  test.each<[string, Buffer]>([
    ['no JSON', Buffer.from('{"op":')],
    ['null', framed(null)],
    ['READY without content', framed({ op: 0, t: 'READY', s: 1, d: null })],
    ['READY without a session', framed({ op: 0, t: 'READY', s: 1, d: { ...READY, session_id: null } })],
    [
      'a long READY without servers',
      framed({ op: 0, t: 'READY', s: 1, d: { ...READY, guilds: 'x'.repeat(9000) } }),
    ],
    ['HELLO without an interval', framed({ op: 10, d: null })],
    ['a heart that never rests', framed({ op: 10, d: { heartbeat_interval: 0 } })],
    ['an invalid session that says nothing', framed({ op: 9 })],
  ])('%s is kept back', (_, frame) => {
    expect(frameProblem(frame)).toEqual(expect.any(String));
  });
});

test('no frame, however odd, ends the process or keeps the bot from answering', async () => {
  const { fake, channel, user } = await startBotOfTest();
  const odd = fc.oneof(fc.constant(null), fc.jsonValue({ maxDepth: 2 }));
  const frames = fc.record(
    {
      op: fc.constantFrom(0, 0, 0, 3, 9.5, 11, 12, 99, 'x', null),
      t: fc.constantFrom('READY', 'RESUMED', 'GUILD_CREATE', null, 5),
      // Numbers of dispatches count on in a session: an odd one would be answered by ending it.
      s: fc.constantFrom(null, 'x', 0),
      d: odd,
    },
    { requiredKeys: ['op'] },
  );
  for (const frame of fc.sample(fc.oneof(frames, odd), { numRuns: 300, seed: 11 }))
    fake.gateway.sendText(JSON.stringify(frame));
  for (const text of ['', '{', '[]'.repeat(9), '[[[[', '{"op":0,"t":"READY","s":1,"d":{"session_id":'])
    fake.gateway.sendText(text);
  fake.gateway.sendText(Buffer.from([1, 2, 3]));
  for (const d of [null, {}, 'x', { heartbeat_interval: 'x' }, { heartbeat_interval: -1 }]) {
    fake.gateway.sendText(JSON.stringify({ op: 10, d }));
    fake.gateway.sendText(JSON.stringify({ op: 0, t: 'READY', s: 1, d }));
  }
  fake.gateway.sendText(JSON.stringify({ op: 9, d: null }));
  const answer = await fake.interact({
    kind: 'command',
    name: 'news',
    options: { query: 'DeepSeek' },
    user,
    channel,
  });
  expect(answer.text).toContain('DeepSeek-V3 首个版本上线并同步开源');
});
