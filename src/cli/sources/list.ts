import { BEIJING, dayAt, wallTimeAt } from '../../calendar/zone.ts';
import type { NewestEditions, SourceState, SourceStates } from '../../sources/polling/states.ts';
import type { Source } from '../../sources/source.ts';
import { printableLine } from '../../text/printable.ts';
import { displayWidth } from '../../text/wrap.ts';
import { EXIT, type Lines } from '../lines.ts';
import type { SourcesCommandTexts } from './texts/texts.ts';

/** Options of `sulan sources`. */
export interface SourcesCommandOptions {
  readonly sources: readonly Source[];
  readonly states: Pick<SourceStates, 'read' | 'newestEditions'>;
  readonly now: Date;
  readonly json: boolean;
  readonly texts: SourcesCommandTexts;
}

/** `sulan sources`: each source with its last success, newest editions and next poll; `json` prints one object a source. */
export async function printSources(options: SourcesCommandOptions, lines: Lines): Promise<number> {
  const { sources, states, now, json, texts } = options;
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
  const cells = rows.map(({ source, state, newest }) => {
    const brings = [...newest].map(([column, day]) => printableLine(`${column} ${day}`)).join(', ') || '-';
    return healthCells({ source, state, brings }, now, texts);
  });
  printTable([texts.heads, ...cells], lines);
  for (const row of rows) {
    if (row.source.enabled && row.state.lastFailure !== null) lines.out(failureLine(row, now, texts));
  }
  lines.out(texts.listEnd);
  return EXIT.done;
}

/** A source with what is remembered of reading it. */
interface Polled {
  readonly source: Source;
  readonly state: SourceState;
}

function jsonOf({ source, state, newest }: Polled & { readonly newest: NewestEditions }): object {
  const { id, name, kind, enabled, verified } = source;
  return {
    id,
    name,
    kind,
    enabled,
    verified,
    ...pollingOf(state),
    newestEditions: Object.fromEntries(newest),
  };
}

/** Returns a source's polling state for JSON. */
export function pollingOf({
  lastSuccess,
  nextPoll,
  failures,
  failingSince,
  lastFailure,
}: SourceState): object {
  return { lastSuccess, nextPoll, failures, failingSince, lastFailure };
}

/** A row of a list: id, name, state, last success, what it brings, next poll. */
export function healthCells(
  { source, state, brings }: Polled & { readonly brings: string },
  now: Date,
  texts: SourcesCommandTexts,
): readonly string[] {
  return [
    source.id,
    printableLine(source.name),
    stateOf(source, state, texts),
    state.lastSuccess ? shortTime(state.lastSuccess, now) : texts.never,
    brings,
    source.enabled ? nextPollOf(state, now, texts) : '-',
  ];
}

function stateOf(source: Source, state: SourceState, texts: SourcesCommandTexts): string {
  if (source.kind === 'feed' && source.lacks) return texts.offNeeds(source.lacks);
  if (!source.enabled) return source.verified === 'never' ? texts.offNeverTried : texts.off;
  return state.failures > 0 ? texts.failing(state.failures) : texts.on;
}

function nextPollOf({ nextPoll }: SourceState, now: Date, texts: SourcesCommandTexts): string {
  return nextPoll === null || nextPoll <= now ? texts.whenRunning : shortTime(nextPoll, now);
}

/** Since when and why a source cannot be read, in one line. */
export function failureLine({ source, state }: Polled, now: Date, texts: SourcesCommandTexts): string {
  const since = state.failingSince ? shortTime(state.failingSince, now) : undefined;
  const cause = printableLine(state.lastFailure ?? '');
  const why = texts.failedFor(state.lastReason, cause);
  return texts.hasBeenFailing(source.id, since, why);
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

/** Prints rows with their columns under each other; Chinese characters count as the two cells they take. */
export function printTable(rows: readonly (readonly string[])[], lines: Lines): void {
  const widths = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map((row) => displayWidth(row[index] ?? ''))),
  );
  for (const row of rows) {
    const cells = row.map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - displayWidth(cell)));
    lines.out(cells.join('  ').trimEnd());
  }
}
