import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_PROXIES } from '../../../src/network/proxies.ts';
import { languageModelCheck } from '../../../src/operator/doctor/languageModel.ts';
import { doctorTexts } from '../../../src/operator/doctor/texts/doctorTexts.ts';
import { type ModelServer, startModelServer } from '../../languageModel/modelServer.ts';

let server: ModelServer;

beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

function look(url = server.url) {
  const languageModel = { url, key: 'sk-secret', model: 'm', dailyTokens: 1, dailyRequests: 1, titles: [] };
  return languageModelCheck({ languageModel, proxies: NO_PROXIES }).look(doctorTexts('en-US'));
}

test('no language model is fine', async () => {
  expect(
    await languageModelCheck({ languageModel: undefined, proxies: NO_PROXIES }).look(doctorTexts('en-US')),
  ).toMatchObject([{ kind: 'fine' }]);
});

test('a model that answers is fine, asked for 16 tokens', async () => {
  expect(await look()).toEqual([{ kind: 'fine', text: `m at ${new URL(server.url).host} answers` }]);
  expect(server.received).toMatchObject([{ body: { model: 'm', max_tokens: 16 } }]);
});

test.each([
  [401, 'broken', 'SULAN_AI_KEY'],
  [404, 'broken', 'SULAN_AI_URL'],
  [400, 'broken', 'SULAN_AI_MODEL'],
  [429, 'doubtful', 'balance'],
  [500, 'broken', 'SULAN_AI_URL'],
])('an answer %i is %s, and the remedy names %s', async (status, kind, word) => {
  server.answer = () => ({ kind: 'status', status, body: { error: { message: 'sk-secret' } } });
  const findings = await look();
  expect(findings).toMatchObject([{ kind, remedy: expect.stringContaining(word) }]);
  expect(JSON.stringify(findings)).not.toContain('sk-secret');
});

test('an address that refuses connections is broken', async () => {
  await server.close();
  expect(await look()).toMatchObject([{ kind: 'broken', text: expect.stringContaining('ECONNREFUSED') }]);
});
