import { BEIJING, dayAt, wallTimeAt } from '../../calendar/zone.ts';
import type { Source } from '../../sources/source.ts';
import type { NewestEditions, SourceState, SourceStates } from '../../sources/states.ts';
import { printableLine } from '../../text/printable.ts';
import { displayWidth } from '../../text/wrap.ts';
import { EXIT, type Lines } from '../lines.ts';

/** Options of `sulan sources`. */
export interface SourcesCommandOptions {
  readonly sources: readonly Source[];
  readonly states: Pick<SourceStates, 'read' | 'newestEditions'>;
  readonly now: Date;
  readonly json: boolean;
}

/** `sulan sources`: each source with its last success, newest editions and next poll; `json` prints one object a source. */
export async function printSources(options: SourcesCommandOptions, lines: Lines): Promise<number> {
  const { sources, states, now, json } = options;
  const rows = await Promise.all(
    sources.map(async (source) => ({
      source,
      state: await states.read(source.id),
      newest: await states.newestEditions(source.id),
    })),
  );
  if (json) {
    for (const row of rows) lines.out(JSON.stringify(jsonOf(row)));
    return EXIT.done;
  }
  const heads = ['id', 'name', 'state', 'last success', 'newest edition', 'next poll'];
  for (const line of table([heads, ...rows.map((row) => cellsOf(row, now))])) lines.out(line);
  for (const row of rows) {
    if (row.source.enabled && row.state.lastFailure !== null) lines.out(failureLine(row, now));
  }
  lines.out(
    'Times are Beijing’s. `sulan sources check ID` tries a source once, `sulan sources enable ID` switches it on.',
  );
  return EXIT.done;
}

interface Row {
  readonly source: Source;
  readonly state: SourceState;
  readonly newest: NewestEditions;
}

function jsonOf({ source, state, newest }: Row): object {
  const { id, name, kind, enabled, verified } = source;
  const { lastSuccess, nextPoll, failures, failingSince, lastFailure } = state;
  const poll = { lastSuccess, nextPoll, failures, failingSince, lastFailure };
  return { id, name, kind, enabled, verified, ...poll, newestEditions: Object.fromEntries(newest) };
}

function cellsOf({ source, state, newest }: Row, now: Date): readonly string[] {
  return [
    source.id,
    printableLine(source.name),
    stateOf(source, state),
    state.lastSuccess ? shortTime(state.lastSuccess, now) : 'never',
    [...newest].map(([column, day]) => printableLine(`${column} ${day}`)).join(', ') || '-',
    source.enabled ? nextPollOf(state, now) : '-',
  ];
}

function stateOf(source: Source, state: SourceState): string {
  if (source.kind === 'feed' && source.lacks) return `off, needs ${source.lacks}`;
  if (!source.enabled) return source.verified === 'never' ? 'off, never tried' : 'off';
  return state.failures > 0 ? `FAILING (${state.failures})` : 'on';
}

function nextPollOf({ nextPoll }: SourceState, now: Date): string {
  return nextPoll === null || nextPoll <= now ? 'when the bot runs' : shortTime(nextPoll, now);
}

function failureLine({ source, state }: Row, now: Date): string {
  const since = state.failingSince ? ` since ${shortTime(state.failingSince, now)}` : '';
  return `${source.id} has been failing${since}: ${printableLine(state.lastFailure ?? '')}`;
}

/** `09:35` today, else `2024-12-27 09:35`. */
function shortTime(instant: Date, now: Date): string {
  const { day, minuteOfDay } = wallTimeAt(instant, BEIJING);
  const time = `${pad(Math.floor(minuteOfDay / 60))}:${pad(minuteOfDay % 60)}`;
  return day === dayAt(now, BEIJING) ? time : `${day} ${time}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** Rows as lines with their columns under each other; Chinese characters count as the two cells they take. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map((row) => displayWidth(row[index] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - displayWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
}
