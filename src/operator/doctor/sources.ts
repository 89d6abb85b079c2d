import { z } from 'zod';
import { daysBetween } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { Queries } from '../../database/database.ts';
import type { StoreLocation } from '../../database/location.ts';
import { describeFailure } from '../../messages/administration/sourceFailure.ts';
import { explainListProblem } from '../../messages/administration/sourceListProblem.ts';
import type { Locale } from '../../messages/locale.ts';
import type { SourceStates } from '../../sources/polling/states.ts';
import type { Source } from '../../sources/source.ts';
import { SourceListError } from '../../sources/sourceList/problem.ts';
import { readSourceList, type SourceListSettings } from '../../sources/sourceList/readSourceList.ts';
import { sourceStatesOf } from '../../store/sources.ts';
import type { Check, Finding } from './check.ts';
import { readStore } from './storeAsItIs.ts';
import type { DoctorTexts } from './texts/en-US.ts';

/** Days without an edition after which a column is doubtful: dailies pause on holidays, weeklies miss a week. */
const DAILY_SILENCE_DAYS = 4;
const WEEKLY_SILENCE_DAYS = 15;

/** Checks the sources: a valid list, an enabled source, no failures and no silent column. Sends no requests. */
export function sourcesCheck(
  listFile: string,
  location: StoreLocation,
  now: Date,
  settings: SourceListSettings = {},
): Check {
  return {
    name: 'sources',
    async look({ sources: texts, locale }) {
      try {
        return await examineSources(readSourceList(listFile, settings), location, now, texts, locale);
      } catch (error) {
        if (!(error instanceof SourceListError)) throw error;
        const remedy = texts.wrongListRemedy(listFile);
        return error.problems.map((problem) => ({
          kind: 'broken',
          text: explainListProblem(problem, locale),
          remedy,
        }));
      }
    },
  };
}

type SourcesTexts = DoctorTexts['sources'];

async function examineSources(
  sources: readonly Source[],
  location: StoreLocation,
  now: Date,
  texts: SourcesTexts,
  locale: Locale,
): Promise<readonly Finding[]> {
  const enabled = sources.filter((source) => source.enabled);
  const first: Finding =
    enabled.length > 0
      ? { kind: 'fine', text: texts.enabled(enabled.length, sources.length) }
      : {
          kind: 'doubtful',
          text: texts.none(sources.length),
          remedy: texts.noneRemedy,
        };
  const found = await readStore(location, async (store) => {
    const states = sourceStatesOf(store);
    const findings = [...(await unfed({ enabled, states, database: store, now, texts }))];
    for (const source of enabled)
      findings.push(
        ...(await failing(source, states, texts, locale)),
        ...(await silent(source, states, now, texts)),
      );
    return findings;
  });
  return [first, ...(found ?? [])];
}

/** Days for which the last successful read still counts as feeding a channel. */
const FED_DAYS = 7;
const DAY_MILLISECONDS = 24 * 60 * 60_000;

/** Input of the check whether channels are fed. */
interface Unfed {
  readonly enabled: readonly Source[];
  readonly states: SourceStates;
  readonly database: Queries;
  readonly now: Date;
  readonly texts: SourcesTexts;
}

/** Reports channels that cannot get a digest: no source was read lately, and nothing was added by hand. */
async function unfed(asked: Unfed): Promise<readonly Finding[]> {
  const { enabled, states, database, now, texts } = asked;
  const since = now.getTime() - FED_DAYS * DAY_MILLISECONDS;
  const row = await database.get('SELECT count(*) AS channels FROM subscriptions WHERE paused_at IS NULL');
  const channels = Number(row?.channels);
  const known = await Promise.all(enabled.map(({ id }) => states.read(id)));
  const isAlive = known.some(({ lastSuccess }) => (lastSuccess?.getTime() ?? 0) >= since);
  const isFilled = await database.get('SELECT 1 FROM editions WHERE stored_at >= ? LIMIT 1', [since]);
  if (channels > 0 && (isAlive || isFilled)) return unfedColumns(asked);
  if (channels === 0) return [];
  return [{ kind: 'broken', text: texts.unfed(channels), remedy: texts.unfedRemedy }];
}

/** Days for which a column still counts as feeding a channel: a weekly may miss a week. */
const COLUMN_FED_DAYS = 15;

/**
 * Reports channels whose chosen columns cannot come: nothing was stored of them lately, and no working source carries
 * them.
 */
async function unfedColumns({ enabled, states, database, now, texts }: Unfed): Promise<readonly Finding[]> {
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
        text: texts.unfedColumns(channels, names),
        remedy: texts.unfedColumnsRemedy,
      },
    ];
  });
}

const columnNames = z.array(z.string());

async function failing(
  { id }: Source,
  states: SourceStates,
  texts: SourcesTexts,
  locale: Locale,
): Promise<readonly Finding[]> {
  const { failures, failingSince, lastFailure, lastReason } = await states.read(id);
  if (failingSince === null) return [];
  const why = describeFailure(lastReason, lastFailure ?? '', locale);
  const text = texts.failing(id, failures, failingSince.toISOString(), why);
  return [{ kind: 'doubtful', text, remedy: texts.failingRemedy(id) }];
}

async function silent(
  { id, columns }: Source,
  states: SourceStates,
  now: Date,
  texts: SourcesTexts,
): Promise<readonly Finding[]> {
  const newest = await states.newestEditions(id);
  return columns.flatMap(({ name, usually, weekdays }) => {
    const day = newest.get(name);
    if (!usually || !day) return [];
    const age = daysBetween(day, dayAt(now, BEIJING));
    if (age <= (weekdays ? WEEKLY_SILENCE_DAYS : DAILY_SILENCE_DAYS)) return [];
    const text = texts.silent(id, name, age);
    return [{ kind: 'doubtful', text, remedy: texts.silentRemedy }];
  });
}
