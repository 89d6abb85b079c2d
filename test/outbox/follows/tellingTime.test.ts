import { expect, test } from 'vitest';
import { mayTell } from '../../../src/outbox/follows/tellingTime.ts';
import { DEFAULT_TELLING, type TellingChoices } from '../../../src/store/members/tellingChoices.ts';
import fc from '../../properties.ts';

const at = (beijing: string) => new Date(`2024-12-27T${beijing}:00+08:00`);
const hours = (from: number, until: number) => ({ from: from * 60, until: until * 60 });

const rows: [string, Partial<TellingChoices>, string, boolean][] = [
  ['once a day: not in the morning', {}, '12:29', false],
  ['once a day: from half past twelve on', {}, '12:30', true],
  ['at once: at any time', { pace: 'at-once' }, '03:00', true],
  ['at once: not in quiet hours over midnight', { pace: 'at-once', quiet: hours(22, 8) }, '03:00', false],
  ['at once: from their end on', { pace: 'at-once', quiet: hours(22, 8) }, '08:00', true],
  ['quiet hours at night change nothing at noon', { quiet: hours(22, 8) }, '12:30', true],
  ['quiet hours over noon: not in them', { quiet: hours(12, 14) }, '13:00', false],
  ['quiet hours over noon: from their end on', { quiet: hours(12, 14) }, '14:00', true],
  ['quiet hours over noon: not before them', { quiet: hours(12, 14) }, '11:00', false],
  ['quiet from noon to midnight: after midnight', { quiet: hours(12, 0) }, '00:00', true],
  // 22:00 to 08:00 in New York is 11:00 to 21:00 in Beijing.
  ['a night elsewhere: not in it', { quiet: hours(22, 8), timeZone: 'America/New_York' }, '12:30', false],
  [
    'a night elsewhere: from its end on',
    { quiet: hours(22, 8), timeZone: 'America/New_York' },
    '21:00',
    true,
  ],
];

test.each(rows)('%s', (_, choices, beijing, expected) => {
  expect(mayTell({ ...DEFAULT_TELLING, ...choices }, at(beijing))).toBe(expected);
});

test('whatever the quiet hours and the zone, there is a time on every day, and never one in them', () => {
  const zone = fc.constantFrom(
    'Asia/Shanghai',
    'America/New_York',
    'Asia/Kolkata',
    'Pacific/Kiritimati',
    'UTC',
  );
  const minute = fc.nat(24 * 60 - 1);
  fc.assert(
    fc.property(minute, minute, zone, fc.constantFrom('daily', 'at-once'), (from, until, timeZone, pace) => {
      fc.pre(from !== until);
      const choices = {
        pace: pace === 'daily' ? 'daily' : 'at-once',
        quiet: { from, until },
        timeZone,
      } as const;
      const times = Array.from(
        { length: 24 * 60 },
        (_, index) => new Date(at('00:00').getTime() + index * 60_000),
      );
      expect(times.some((time) => mayTell(choices, time))).toBe(true);
    }),
    { numRuns: 20 },
  );
});
