import { z } from 'zod';
import { daysBetween } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { Queries } from '../../database/database.ts';
import type { SourceStates } from '../../sources/polling/states.ts';
import type { Source } from '../../sources/source.ts';
import {
  readSourceList,
  SourceListError,
  type SourceListSettings,
} from '../../sources/sourceList/readSourceList.ts';
import type { StoreLocation } from '../../store/location.ts';
import { sourceStatesOf } from '../../store/sources.ts';
import type { Check, Finding } from './check.ts';
import { readStore } from './storeAsItIs.ts';

/** A column without an edition for longer than this is doubtful: dailies rest on holidays, weeklies miss a week. */
const DAILY_SILENCE_DAYS = 4;
const WEEKLY_SILENCE_DAYS = 15;

/** The sources: a list that can be used, something switched on, nothing failing and no column silent. Asks no site. */
export function sourcesCheck(
  listFile: string,
  location: StoreLocation,
  now: Date,
  settings: SourceListSettings = {},
): Check {
  return {
    name: 'Sources',
    async look() {
      try {
        return await examineSources(readSourceList(listFile, settings), location, now);
      } catch (error) {
        if (!(error instanceof SourceListError)) throw error;
        const remedy = `Correct ${listFile}; its first lines say what each setting is.`;
        return error.problems.map((text) => ({ kind: 'broken', text, remedy }));
      }
    },
  };
}

async function examineSources(
  sources: readonly Source[],
  location: StoreLocation,
  now: Date,
): Promise<readonly Finding[]> {
  const enabled = sources.filter((source) => source.enabled);
  const first: Finding =
    enabled.length > 0
      ? { kind: 'fine', text: `${enabled.length} of ${sources.length} sources are switched on` }
      : {
          kind: 'doubtful',
          text: `none of ${sources.length} sources is switched on`,
          remedy:
            'Try them with `sulan sources check`, and switch on those that work: `sulan sources enable ID`.',
        };
  const found = await readStore(location, async (store) => {
    const states = sourceStatesOf(store);
    const findings = [...(await unfed(enabled, states, store, now))];
    for (const source of enabled)
      findings.push(...(await failing(source, states)), ...(await silent(source, states, now)));
    return findings;
  });
  return [first, ...(found ?? [])];
}

/** For so long what was read last still feeds a channel. */
const FED_DAYS = 7;
const DAY_MILLISECONDS = 24 * 60 * 60_000;

/** Channels that wait for a digest which nothing can bring: no source was read lately, and nothing was taken in by hand. */
async function unfed(
  enabled: readonly Source[],
  states: SourceStates,
  database: Queries,
  now: Date,
): Promise<readonly Finding[]> {
  const since = now.getTime() - FED_DAYS * DAY_MILLISECONDS;
  const row = await database.get('SELECT count(*) AS channels FROM subscriptions WHERE paused_at IS NULL');
  const channels = Number(row?.channels);
  const known = await Promise.all(enabled.map(({ id }) => states.read(id)));
  const isAlive = known.some(({ lastSuccess }) => (lastSuccess?.getTime() ?? 0) >= since);
  const isFilled = await database.get('SELECT 1 FROM editions WHERE stored_at >= ? LIMIT 1', [since]);
  if (channels > 0 && (isAlive || isFilled)) return unfedColumns(enabled, states, database, now);
  if (channels === 0) return [];
  const text = `${channels} ${channels === 1 ? 'channel is' : 'channels are'} subscribed, and no source can be read: no digest will come`;
  const remedy =
    'Run `sulan sources check`, then look at the network and the proxy, or switch other sources on.';
  return [{ kind: 'broken', text, remedy }];
}

/** A weekly that rests for a week still feeds a channel that chose it alone. */
const COLUMN_FED_DAYS = 15;

/** Channels that chose columns of which none can come: nothing was stored of them lately, and no source that is read carries them. */
async function unfedColumns(
  enabled: readonly Source[],
  states: SourceStates,
  database: Queries,
  now: Date,
): Promise<readonly Finding[]> {
  const since = now.getTime() - COLUMN_FED_DAYS * DAY_MILLISECONDS;
  const alive = new Set<string>();
  for (const { id, name, columns } of enabled) {
    if (((await states.read(id)).lastSuccess?.getTime() ?? 0) < since) continue;
    for (const column of [name, ...columns.map((column) => column.name)]) alive.add(column);
  }
  const stored = await database.all<{ column: string }>(
    `SELECT DISTINCT "column" FROM editions WHERE stored_at >= ?
     UNION SELECT DISTINCT "column" FROM stories WHERE edition IS NULL AND stored_at >= ?
     UNION SELECT DISTINCT name AS "column" FROM server_sources`,
    [since, since],
  );
  for (const { column } of stored) alive.add(column);
  const chosen = await database.all<{ columns: string; channels: number }>(
    "SELECT columns, count(*) AS channels FROM subscriptions WHERE paused_at IS NULL AND columns <> '[]' GROUP BY columns",
  );
  return chosen.flatMap(({ columns, channels }): Finding[] => {
    const names = columnNames.parse(JSON.parse(columns));
    if (names.some((name) => alive.has(name))) return [];
    return [
      {
        kind: 'broken',
        text: `${channels} ${channels === 1 ? 'channel has' : 'channels have'} chosen ${names.join(', ')} alone, and no source that can be read brings it: no digest will come`,
        remedy:
          'Run `sulan sources check` and switch on a source that carries it, or have the channel choose other columns.',
      },
    ];
  });
}

const columnNames = z.array(z.string());

async function failing({ id }: Source, states: SourceStates): Promise<readonly Finding[]> {
  const { failures, failingSince, lastFailure } = await states.read(id);
  if (failingSince === null) return [];
  const text = `${id} has failed ${failures} times since ${failingSince.toISOString()}: ${lastFailure}`;
  return [{ kind: 'doubtful', text, remedy: `Try it with \`sulan sources check ${id}\`, or switch it off.` }];
}

async function silent({ id, columns }: Source, states: SourceStates, now: Date): Promise<readonly Finding[]> {
  const newest = await states.newestEditions(id);
  return columns.flatMap(({ name, usually, weekdays }) => {
    const day = newest.get(name);
    if (!usually || !day) return [];
    const age = daysBetween(day, dayAt(now, BEIJING));
    if (age <= (weekdays ? WEEKLY_SILENCE_DAYS : DAILY_SILENCE_DAYS)) return [];
    const text = `${id} has brought no ${name} for ${age} days`;
    return [{ kind: 'doubtful', text, remedy: 'Look whether the column still appears, and where.' }];
  });
}
