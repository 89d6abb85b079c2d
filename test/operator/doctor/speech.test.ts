import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_PROXIES } from '../../../src/network/proxies.ts';
import { speechCheck } from '../../../src/operator/doctor/speech.ts';
import { doctorTexts } from '../../../src/operator/doctor/texts/doctorTexts.ts';
import { type SpeechServer, startSpeechServer } from '../../speech/speechServer.ts';

let server: SpeechServer;

beforeEach(async () => {
  server = await startSpeechServer();
});
afterEach(() => server.close());

function look(enabled = true) {
  const speech = { url: server.url, key: 'sk-secret', model: 'tts', voice: 'alloy', dailyCharacters: 1 };
  return speechCheck({ speech, proxies: NO_PROXIES, web: { enabled } }).look(doctorTexts('en-US'));
}

test('no speech server is fine', async () => {
  const none = speechCheck({ speech: undefined, proxies: NO_PROXIES, web: { enabled: true } });
  expect(await none.look(doctorTexts('en-US'))).toMatchObject([{ kind: 'fine' }]);
});

test('a server that speaks is fine, tried with two characters; without the archive it is doubtful', async () => {
  const host = new URL(server.url).host;
  expect(await look()).toEqual([{ kind: 'fine', text: `tts (alloy) @ ${host} speaks` }]);
  expect(server.received).toMatchObject([{ body: { input: '速览' } }]);
  expect(await look(false)).toMatchObject([
    { kind: 'fine' },
    { kind: 'doubtful', remedy: expect.stringContaining('SULAN_WEB') },
  ]);
});

test.each([
  [401, 'broken', 'SULAN_SPEECH_KEY'],
  [429, 'doubtful', 'balance'],
  [500, 'broken', 'SULAN_SPEECH_URL'],
])('an answer %i is %s, and the remedy names %s', async (status, kind, word) => {
  server.answer = () => ({ kind: 'status', status });
  const findings = await look();
  expect(findings).toMatchObject([{ kind, remedy: expect.stringContaining(word) }]);
  expect(JSON.stringify(findings)).not.toContain('sk-secret');
});

test('an answer that is no MP3 is broken', async () => {
  server.answer = () => ({ kind: 'sound', bytes: Buffer.from('RIFF') });
  expect(await look()).toMatchObject([{ kind: 'broken', remedy: expect.stringContaining('MP3') }]);
});
