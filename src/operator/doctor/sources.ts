import { existsSync } from 'node:fs';
import { daysBetween } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { Source } from '../../sources/source.ts';
import {
  readSourceList,
  SourceListError,
  type SourceListSettings,
} from '../../sources/sourceList/readSourceList.ts';
import type { SourceStates } from '../../sources/states.ts';
import { openForReading } from '../../store/open.ts';
import { sourceStatesOf } from '../../store/sources.ts';
import type { Check, Finding } from './check.ts';

/** A column without an edition for longer than this is doubtful: dailies rest on holidays, weeklies miss a week. */
const DAILY_SILENCE_DAYS = 4;
const WEEKLY_SILENCE_DAYS = 15;

/** The sources: a list that can be used, something switched on, nothing failing and no column silent. Asks no site. */
export function sourcesCheck(
  listFile: string,
  storeFile: string,
  now: Date,
  settings: SourceListSettings = {},
): Check {
  return {
    name: 'Sources',
    look() {
      try {
        return examineSources(readSourceList(listFile, settings), storeFile, now);
      } catch (error) {
        if (!(error instanceof SourceListError)) throw error;
        const remedy = `Correct ${listFile}; its first lines say what each setting is.`;
        return error.problems.map((text) => ({ kind: 'broken', text, remedy }));
      }
    },
  };
}

function examineSources(sources: readonly Source[], storeFile: string, now: Date): readonly Finding[] {
  const enabled = sources.filter((source) => source.enabled);
  if (enabled.length === 0) {
    const remedy = 'Try them with `sulan sources check`, and set `enabled: true` for those that work.';
    return [{ kind: 'doubtful', text: `none of ${sources.length} sources is switched on`, remedy }];
  }
  const first: Finding = {
    kind: 'fine',
    text: `${enabled.length} of ${sources.length} sources are switched on`,
  };
  if (!existsSync(storeFile)) return [first];
  const { store, missingSteps } = openForReading(storeFile);
  try {
    // What an older store lacks is said by its own check.
    if (missingSteps > 0) return [first];
    const states = sourceStatesOf(store);
    return [
      first,
      ...enabled.flatMap((source) => [...failing(source, states), ...silent(source, states, now)]),
    ];
  } finally {
    store.close();
  }
}

function failing({ id }: Source, states: SourceStates): readonly Finding[] {
  const { failures, failingSince, lastFailure } = states.read(id);
  if (failingSince === null) return [];
  const text = `${id} has failed ${failures} times since ${failingSince.toISOString()}: ${lastFailure}`;
  return [{ kind: 'doubtful', text, remedy: `Try it with \`sulan sources check ${id}\`, or switch it off.` }];
}

function silent({ id, columns }: Source, states: SourceStates, now: Date): readonly Finding[] {
  const newest = states.newestEditions(id);
  return columns.flatMap(({ name, usually, weekdays }) => {
    const day = newest.get(name);
    if (!usually || !day) return [];
    const age = daysBetween(day, dayAt(now, BEIJING));
    if (age <= (weekdays ? WEEKLY_SILENCE_DAYS : DAILY_SILENCE_DAYS)) return [];
    const text = `${id} has brought no ${name} for ${age} days`;
    return [{ kind: 'doubtful', text, remedy: 'Look whether the column still appears, and where.' }];
  });
}
