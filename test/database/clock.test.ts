import { expect, test } from 'vitest';
import { RemoteClock } from '../../src/database/clock.ts';

const SERVER = 1_700_000_000_000;

/** A server whose clock is ours plus a distance, and the milliseconds that each request and its answer are under way. */
function serverOf(ways: (readonly [number, number])[], last: readonly [number, number]) {
  const server = { elapsed: 5000, offset: SERVER, asked: 0 };
  const ask = async () => {
    const [there, back] = ways.shift() ?? last;
    server.asked += 1;
    server.elapsed += there;
    const told = server.elapsed + server.offset;
    server.elapsed += back;
    return told;
  };
  const options = { ask, sql: 'now', elapsed: () => server.elapsed };
  const error = (clock: RemoteClock) => clock.now() - (server.elapsed + server.offset);
  return { server, options, error };
}

test('the clock of another machine is ours plus a distance, measured until an answer comes quickly', async () => {
  const ways = [
    [1, 79],
    [300, 100],
    [2, 2],
    [0, 500],
  ] as [number, number][];
  const { server, options, error } = serverOf(ways, [1, 1]);
  const clock = await RemoteClock.measure(options);
  expect(server.asked).toBe(3);
  expect(error(clock)).toBe(0);
  server.elapsed += 40_000;
  expect(error(clock)).toBe(0);
  clock.stop();
});

test('a worse measurement replaces no better one, until the clocks may have drifted apart by as much', async () => {
  const { server, options, error } = serverOf([[2, 2]], [700, 100]);
  const clock = await RemoteClock.measure(options);
  for (let minute = 0; minute < 5; minute += 1) {
    server.elapsed += 60_000;
    await clock.measureAgain();
    expect(error(clock)).toBe(0);
  }
  server.elapsed += 1_000_000;
  await clock.measureAgain();
  server.elapsed += 60_000;
  expect(error(clock)).toBe(300);
  clock.stop();
});

test('a new distance is approached slowly and never backwards, and a clock that was set is followed at once', async () => {
  const { server, options, error } = serverOf([[2, 2]], [1, 1]);
  const clock = await RemoteClock.measure(options);
  server.offset -= 400;
  await clock.measureAgain();
  let before = clock.now();
  for (let step = 0; step < 100; step += 1) {
    server.elapsed += 100;
    expect(clock.now()).toBeGreaterThan(before);
    before = clock.now();
  }
  expect(error(clock)).toBeCloseTo(300, -1);
  server.elapsed += 60_000;
  expect(error(clock)).toBe(0);
  server.offset -= 3_600_000;
  await clock.measureAgain();
  expect(error(clock)).toBe(0);
  clock.stop();
});

test('a server that does not answer leaves the clock as it was', async () => {
  const { options, error } = serverOf([[2, 2]], [1, 1]);
  const failures: unknown[] = [];
  let isDown = false;
  const ask = () => (isDown ? Promise.reject(new Error('no server')) : options.ask());
  const clock = await RemoteClock.measure({ ...options, ask, onFailure: (cause) => failures.push(cause) });
  isDown = true;
  await clock.measureAgain();
  expect(error(clock)).toBe(0);
  expect(failures).toHaveLength(1);
  clock.stop();
});
