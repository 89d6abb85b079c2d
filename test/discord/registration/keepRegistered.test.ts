import { REST } from '@discordjs/rest';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../../commands/all.ts';
import { commandBodies } from '../../../src/discord/registration/commandBodies.ts';
import { commandProblem } from '../../../src/discord/registration/commandProblem.ts';
import { keepRegistered } from '../../../src/discord/registration/keepRegistered.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { registrationProblems } from '../../../src/store/registrationProblems.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fake-discord/fake-discord.ts';
import { FakeTime } from '../../outbox/fakeTime.ts';

const PUT = 'PUT /applications/:application/commands';
const bodies = commandBodies(commands);

let fake: FakeDiscord;
let store: Store;
let rest: REST;
let stop: AbortController;
beforeEach(async () => {
  fake = await startFakeDiscord();
  store = openStore(':memory:');
  rest = new REST({ api: fake.apiUrl, retries: 0, timeout: 30_000 }).setToken(fake.token);
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await fake.close();
  await store.close();
});

const place = () => ({ applicationId: fake.world.applicationId });
const puts = () => fake.requests.filter(({ method }) => method === 'PUT').length;

describe('a registration', () => {
  test.each([
    ['is refused', { kind: 'status', status: 400 }, /^Discord answered 400/u],
    ['meets an outage', { kind: 'status', status: 503 }, /^Discord answered 503|could not be asked/u],
    ['is not answered', { kind: 'silence' }, /^Discord did not answer in time$/u],
    [
      'is put off for long',
      { kind: 'limited', scope: 'user', retryAfterMs: 3_600_000 },
      /^Discord did not answer in time$/u,
    ],
  ] as const)(
    'that %s is noted, and tried again until Discord takes the commands',
    async (_, behaviour, problem) => {
      const time = new FakeTime(fake.clock);
      fake.nextFor(PUT, behaviour);
      const lines: Record<string, unknown>[] = [];
      const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
      const kept = keepRegistered(
        { rest, store, place: place(), bodies, servers: () => [], time, log },
        stop.signal,
      );
      await fake.until('the commands to be asked for', () => (puts() > 0 ? true : undefined));
      // Past the patience of an attempt, where Discord keeps silent.
      if (problem.source.includes('time')) time.advance(61_000);
      await expect.poll(async () => (await registrationProblems(store))[0]?.problem).toMatch(problem);
      expect(lines.at(-1)).toMatchObject({ seconds: 30 });
      time.advance(31_000);
      if (problem.source.includes('time')) return;
      await kept;
      expect(await registrationProblems(store)).toEqual([]);
      expect(fake.commands.get('global')).toHaveLength(bodies.length);
    },
  );
});

test('a refusal names the command and the option', () => {
  const at = bodies.findIndex(({ name }) => name === 'subscribe');
  const rawError = {
    code: 50035,
    message: 'Invalid Form Body',
    errors: {
      [at]: {
        options: {
          1: {
            description: {
              _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be 100 or fewer in length.' }],
            },
          },
        },
      },
      0: { name: { _errors: [{ message: 'Not this name.' }] } },
    },
  };
  const error = Object.assign(new Error('Invalid Form Body'), { status: 400, rawError });
  expect(commandProblem(error, bodies)).toBe(
    'Discord refuses the command /news, name: Not this name.; ' +
      'the command /subscribe, option time, description: Must be 100 or fewer in length. (BASE_TYPE_BAD_LENGTH)',
  );
});
