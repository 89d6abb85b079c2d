import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { EVERY_DAY, lastDueUpTo, nextDueAfter, type Schedule } from '../../src/calendar/schedule.ts';
import { knowsHolidaysOf } from '../../src/calendar/workingDays.ts';
import { dayAt } from '../../src/calendar/zone.ts';
import fc from '../properties.ts';

interface Row {
  readonly name: string;
  readonly time: string;
  readonly zone: string;
  readonly after: string;
  readonly day: string;
  readonly at: string;
  readonly weekdays?: readonly number[];
}

const rows: readonly Row[] = [
  {
    name: 'later the same day',
    time: '08:00',
    zone: 'Asia/Shanghai',
    after: '2024-12-26T23:59:59Z',
    day: '2024-12-27',
    at: '2024-12-27T00:00:00Z',
  },
  {
    name: 'strictly after: the very instant counts for the day that it is',
    time: '08:00',
    zone: 'Asia/Shanghai',
    after: '2024-12-27T00:00:00Z',
    day: '2024-12-28',
    at: '2024-12-28T00:00:00Z',
  },
  {
    name: 'the 29th of February of a leap year',
    time: '08:00',
    zone: 'Asia/Shanghai',
    after: '2024-02-28T00:00:00Z',
    day: '2024-02-29',
    at: '2024-02-29T00:00:00Z',
  },
  {
    name: 'no 29th of February in another year',
    time: '08:00',
    zone: 'Asia/Shanghai',
    after: '2025-02-28T00:00:00Z',
    day: '2025-03-01',
    at: '2025-03-01T00:00:00Z',
  },
  {
    name: 'a time that daylight saving skips moves to the end of the gap (New York)',
    time: '02:30',
    zone: 'America/New_York',
    after: '2025-03-09T05:00:00Z',
    day: '2025-03-09',
    at: '2025-03-09T07:00:00Z',
  },
  {
    name: 'a half-hour gap (Lord Howe)',
    time: '02:10',
    zone: 'Australia/Lord_Howe',
    after: '2025-10-04T00:00:00Z',
    day: '2025-10-05',
    at: '2025-10-04T15:30:00Z',
  },
  {
    name: 'a gap at midnight (Beirut)',
    time: '00:15',
    zone: 'Asia/Beirut',
    after: '2025-03-29T12:00:00Z',
    day: '2025-03-30',
    at: '2025-03-29T22:00:00Z',
  },
  {
    name: 'a time that comes twice counts at its first coming (New York)',
    time: '01:30',
    zone: 'America/New_York',
    after: '2025-11-02T04:00:00Z',
    day: '2025-11-02',
    at: '2025-11-02T05:30:00Z',
  },
  {
    name: 'and not again at its second',
    time: '01:30',
    zone: 'America/New_York',
    after: '2025-11-02T05:30:00Z',
    day: '2025-11-03',
    at: '2025-11-03T06:30:00Z',
  },
  {
    name: 'a quarter-hour zone (Kathmandu)',
    time: '08:00',
    zone: 'Asia/Kathmandu',
    after: '2025-01-01T00:00:00Z',
    day: '2025-01-01',
    at: '2025-01-01T02:15:00Z',
  },
  {
    name: 'mornings on weekdays alone: Friday to Monday',
    time: '08:00',
    zone: 'Asia/Shanghai',
    weekdays: [1, 2, 3, 4, 5],
    after: '2024-12-27T00:00:00Z',
    day: '2024-12-30',
    at: '2024-12-30T00:00:00Z',
  },
  {
    name: 'once a week, on the day itself',
    time: '08:00',
    zone: 'Asia/Shanghai',
    weekdays: [5],
    after: '2024-12-27T00:00:00Z',
    day: '2025-01-03',
    at: '2025-01-03T00:00:00Z',
  },
  {
    name: 'a zone far ahead of UTC (Kiritimati, +14)',
    time: '00:00',
    zone: 'Pacific/Kiritimati',
    after: '2024-12-31T09:59:00Z',
    day: '2025-01-01',
    at: '2024-12-31T10:00:00Z',
  },
  {
    name: 'a day that a zone left out (Apia, 2011-12-30) falls on the end of the gap',
    time: '08:00',
    zone: 'Pacific/Apia',
    after: '2011-12-29T18:00:00Z',
    day: '2011-12-30',
    at: '2011-12-30T10:00:00Z',
  },
];

/** 08:00 in Beijing, every day. */
const DAILY: Schedule = {
  period: 'day',
  minuteOfDay: 480,
  weekdays: EVERY_DAY,
  workingDays: false,
  timeZone: 'Asia/Shanghai',
};

/** The next so many days of a schedule after the noon (UTC) of a day. */
function daysAfter(schedule: Schedule, day: string, count: number): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  let after = new Date(`${day}T12:00:00Z`);
  for (let at = 0; at < count; at += 1) {
    const due = nextDueAfter(schedule, after);
    if (!due) throw new Error('a schedule with days has a next time');
    days.push(due.day);
    after = due.at;
  }
  return days;
}

describe('working days', () => {
  const working = { ...DAILY, weekdays: [], workingDays: true };

  test('in China leave the holidays out, and take the weekend days that make up for them', () => {
    expect(daysAfter(working, '2026-09-30', 3)).toEqual(['2026-10-08', '2026-10-09', '2026-10-10']);
    expect(daysAfter(working, '2026-02-13', 3)).toEqual(['2026-02-14', '2026-02-24', '2026-02-25']);
    expect(lastDueUpTo(working, new Date('2026-02-23T12:00:00Z'))?.day).toBe('2026-02-14');
  });

  test('in other zones, and in years of which no holidays are known, are Monday to Friday', () => {
    const inBerlin = { ...working, timeZone: 'Europe/Berlin' };
    expect(daysAfter(inBerlin, '2026-09-30', 3)).toEqual(['2026-10-01', '2026-10-02', '2026-10-05']);
    expect(daysAfter(working, '2099-09-30', 3)).toEqual(['2099-10-01', '2099-10-02', '2099-10-05']);
    expect([knowsHolidaysOf(2026), knowsHolidaysOf(2099)]).toEqual([true, false]);
  });

  test('stand beside weekdays that were chosen as well', () => {
    const andSundays = { ...working, weekdays: [0] };
    expect(daysAfter(andSundays, '2026-10-02', 2)).toEqual(['2026-10-04', '2026-10-08']);
  });
});

test('a monthly schedule is due on the last day of each month', () => {
  const monthly = { ...DAILY, period: 'month', weekdays: [0] } as const;
  expect(daysAfter(monthly, '2024-01-31', 3)).toEqual(['2024-02-29', '2024-03-31', '2024-04-30']);
  expect(lastDueUpTo(monthly, new Date('2024-12-30T12:00:00Z'))?.day).toBe('2024-11-30');
});

describe('nextDueAfter', () => {
  test.each(rows)('$name', ({ time, zone, after, day, at, weekdays = EVERY_DAY }) => {
    const schedule = { ...DAILY, minuteOfDay: minuteOf(time), weekdays, timeZone: zone };
    expect(nextDueAfter(schedule, new Date(after))).toEqual({ day, at: new Date(at) });
  });

  test('a schedule without weekdays is never due', () => {
    const schedule = { ...DAILY, weekdays: [] };
    expect(nextDueAfter(schedule, new Date())).toBeUndefined();
    expect(lastDueUpTo(schedule, new Date())).toBeUndefined();
  });
});

const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Asia/Beirut',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'America/Sao_Paulo',
];

const schedules = fc.record({
  period: fc.constant('day' as const),
  workingDays: fc.boolean(),
  minuteOfDay: fc.integer({ min: 0, max: 1439 }),
  weekdays: fc.subarray([...EVERY_DAY], { minLength: 1 }),
  timeZone: fc.constantFrom(...zones),
});
const instants = fc.date({
  min: new Date('2015-01-01T00:00:00Z'),
  max: new Date('2035-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('due times, for any schedule at any instant', () => {
  test('the next due time is the last one up to itself, and no due time lies between', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, instant) => {
        const next = nextDueAfter(schedule, instant);
        if (!next) throw new Error('a schedule with weekdays has a next time');
        expect(next.at.getTime()).toBeGreaterThan(instant.getTime());
        expect(lastDueUpTo(schedule, next.at)).toEqual(next);
        const before = lastDueUpTo(schedule, new Date(next.at.getTime() - 1));
        expect(before === undefined || before.at <= instant).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('in any month every chosen day comes exactly once, in order', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, instant) => {
        const seen: CalendarDay[] = [];
        let after = instant;
        for (let count = 0; count < 31; count += 1) {
          const due = nextDueAfter(schedule, after);
          if (!due) throw new Error('a schedule with weekdays has a next time');
          seen.push(due.day);
          after = due.at;
        }
        expect(seen).toEqual([...new Set(seen)].sort());
        expect(dayAt(instant, schedule.timeZone) <= (seen[0] ?? '')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
