import { statfsSync } from 'node:fs';
import { parseDay } from '../../calendar/day.ts';
import { instantOf, isTimeZone } from '../../calendar/zone.ts';
import type { Check, Finding } from './check.ts';

const NODE_MAJOR = 26;
/** Free space that a write-ahead log or a backup may need. */
const FREE_BYTES_LEAST = 500 * 1024 * 1024;

/** Checks the version of Node. */
export function nodeCheck(version: string): Check {
  return {
    name: 'node',
    look({ node }) {
      const major = Number(version.split('.')[0]);
      if (major >= NODE_MAJOR) return [{ kind: 'fine', text: `Node ${version}` }];
      return [
        {
          kind: 'broken',
          text: node.tooOld(version),
          remedy: node.remedy(NODE_MAJOR),
        },
      ];
    },
  };
}

/** Checks the time zone data with a zone that has daylight saving: without data every local time would be wrong. */
export function timeZoneCheck(): Check {
  return {
    name: 'timeZones',
    look({ timeZones }) {
      const summer = parseDay('2024-07-01');
      const right =
        isTimeZone('Asia/Shanghai') &&
        summer !== undefined &&
        instantOf(summer, 8 * 60, 'Europe/Berlin').toISOString() === '2024-07-01T06:00:00.000Z';
      if (right) return [{ kind: 'fine', text: timeZones.fine(process.versions.tz) }];
      return [{ kind: 'broken', text: timeZones.broken, remedy: timeZones.remedy }];
    },
  };
}

/** Checks the free space of the store's disk. */
export function diskCheck(directory: string): Check {
  return {
    name: 'disk',
    look({ disk }): readonly Finding[] {
      const { bavail, bsize } = statfsSync(directory);
      const free = bavail * bsize;
      const text = disk.free(Math.floor(free / 1024 / 1024), directory);
      if (free >= FREE_BYTES_LEAST) return [{ kind: 'fine', text }];
      return [{ kind: 'doubtful', text, remedy: disk.remedy }];
    },
  };
}
