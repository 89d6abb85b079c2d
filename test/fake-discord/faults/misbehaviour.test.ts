import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rawCall } from '../clients/rawCall.ts';
import { type FakeDiscord, startFakeDiscord } from '../fake-discord.ts';
import { type Behaviour, Misbehaviour } from './misbehaviour.ts';

const CREATE = 'POST /channels/:channel/messages';
let fake: FakeDiscord;

beforeEach(async () => {
  fake = await startFakeDiscord();
});

afterEach(() => fake.close());

/** What the client sees of one create: a status and text, or that the connection failed. */
async function create(): Promise<string> {
  const { channel } = fake.first;
  try {
    const body = { content: '早', allowed_mentions: { parse: [] } };
    const answer = await rawCall(fake, 'POST', `/channels/${channel.id}/messages`, body, { timeoutMs: 300 });
    return `${answer.status} ${answer.headers.get('retry-after') ?? '-'} ${answer.text.includes('retry_after')}`;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'failed';
  }
}

const limited = { kind: 'limited', retryAfterMs: 1500 } as const;
const rows: readonly { name: string; behaviour: Behaviour; seen: string; made: number }[] = [
  { name: 'a 429', behaviour: { ...limited, scope: 'user' }, seen: '429 2 true', made: 0 },
  { name: 'a shared 429', behaviour: { ...limited, scope: 'shared' }, seen: '429 2 true', made: 0 },
  {
    name: 'a 429 in the body alone',
    behaviour: { ...limited, scope: 'user', tell: 'body' },
    seen: '429 - true',
    made: 0,
  },
  {
    name: 'a 429 that says no time',
    behaviour: { ...limited, scope: 'user', tell: 'nowhere' },
    seen: '429 - false',
    made: 0,
  },
  { name: 'a 502', behaviour: { kind: 'status', status: 502 }, seen: '502 - false', made: 0 },
  {
    name: 'created, then 500',
    behaviour: { kind: 'status', status: 500, done: true },
    seen: '500 - false',
    made: 1,
  },
  { name: 'silence', behaviour: { kind: 'silence' }, seen: 'timeout', made: 0 },
  { name: 'created, then silence', behaviour: { kind: 'silence', done: true }, seen: 'timeout', made: 1 },
  { name: 'a reset', behaviour: { kind: 'reset' }, seen: 'failed', made: 0 },
  { name: 'created, then a reset', behaviour: { kind: 'reset', done: true }, seen: 'failed', made: 1 },
  { name: 'a closed socket', behaviour: { kind: 'close' }, seen: 'failed', made: 0 },
  { name: 'created, then closed', behaviour: { kind: 'close', done: true }, seen: 'failed', made: 1 },
  { name: 'no JSON', behaviour: { kind: 'invalid-json', done: true }, seen: '200 - false', made: 1 },
  { name: 'half an answer', behaviour: { kind: 'half-answer', done: true }, seen: 'failed', made: 1 },
  { name: 'a late answer', behaviour: { kind: 'delay', realMs: 50 }, seen: '200 - false', made: 1 },
];

describe('scripted trouble', () => {
  test.each(rows)('$name', async ({ behaviour, seen, made }) => {
    fake.nextFor(CREATE, behaviour);
    expect(await create()).toBe(seen);
    expect(fake.messages(fake.first.channel)).toHaveLength(made);
    expect(await create()).toBe('200 - false');
    expect(fake.records.of(CREATE)[0]?.trouble).toContain(behaviour.kind);
    expect(fake.faults).toEqual([]);
  });

  test('a shared 429 does not count towards the ban', async () => {
    fake.nextFor(CREATE, { ...limited, scope: 'shared' });
    fake.nextFor(CREATE, { ...limited, scope: 'user' });
    await create();
    expect(fake.limits.invalidCount).toBe(0);
    await create();
    expect(fake.limits.invalidCount).toBe(1);
  });
});

const meet = (trouble: Misbehaviour, place: string) =>
  trouble.choose({ route: CREATE, place, path: '', body: undefined }, 0)?.kind;

describe('planned trouble', () => {
  test('one seed gives every channel the same troubles, whatever the order of arrival', () => {
    const plan = {
      seed: 7,
      rules: [
        { route: '*', probability: 0.5, behaviours: [{ kind: 'reset' }, { kind: 'silence' }] as const },
      ],
    };
    const places = Array.from({ length: 50 }, (_, index) => `${index}`);
    const outcome = (order: readonly string[], seed = plan.seed) => {
      const trouble = new Misbehaviour();
      trouble.follow({ ...plan, seed });
      const met = order.map((place) => [place, meet(trouble, place)] as const);
      return JSON.stringify([...met].sort((left, right) => left[0].localeCompare(right[0])));
    };
    expect(outcome(places)).toBe(outcome(places.toReversed()));
    expect(outcome(places)).not.toBe(outcome(places, 8));
  });

  test('a channel has no more than the set failures, and chance comes near its probability', () => {
    const trouble = new Misbehaviour();
    const behaviours = [{ kind: 'reset' }] as const;
    trouble.follow({ seed: 1, rules: [{ route: '*', probability: 1, behaviours }], mostPerChannel: 2 });
    const met = [1, 2, 3].map(() => meet(trouble, '/a'));
    expect(met).toEqual(['reset', 'reset', undefined]);
    trouble.follow({ seed: 1, rules: [{ route: '*', probability: 0.2, behaviours }] });
    const hits = Array.from({ length: 2000 }, (_, index) => meet(trouble, `${index}`)).filter(Boolean);
    expect(hits.length).toBeGreaterThan(340);
    expect(hits.length).toBeLessThan(460);
  });

  test('an outage lasts its time by the fake’s clock', async () => {
    const now = fake.clock.now();
    fake.misbehave({
      seed: 1,
      outages: [{ fromMs: now, untilMs: now + 60_000, behaviour: { kind: 'status', status: 503 } }],
    });
    expect(await create()).toBe('503 - false');
    fake.clock.advance(60_000);
    expect(await create()).toBe('200 - false');
  });
});
