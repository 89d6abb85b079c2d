import type { CalendarDay } from '../calendar/day.ts';
import { FAILURE_REASONS } from '../sources/failure.ts';
import {
  type BackfillPlace,
  type ItemState,
  type SourceState,
  type SourceStates,
  UNPOLLED,
} from '../sources/states.ts';
import type { Store } from './open.ts';

/** The memory of sources, kept in the store. */
export function sourceStatesOf(store: Store): SourceStates {
  return {
    read(source) {
      const row = store.prepare('SELECT * FROM sources WHERE id = ?').get(source);
      return row ? stateFromRow(row) : UNPOLLED;
    },
    write(source, state) {
      store
        .prepare(
          `INSERT OR REPLACE INTO sources (id, etag, last_modified, last_success, next_poll, failures, failing_since,
             last_failure, last_reason, reported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(source, ...valuesOf(state));
    },
    nextPolls() {
      const rows = store.prepare('SELECT id, next_poll FROM sources').all();
      return new Map(rows.map((row) => [String(row.id), instantFrom(row.next_poll)]));
    },
    newestEditions(source) {
      const rows = store
        .prepare('SELECT "column", newest_day FROM source_editions WHERE source = ?')
        .all(source);
      return new Map(rows.map((row) => [String(row.column), String(row.newest_day) as CalendarDay]));
    },
    noteEdition(source, column, day) {
      store
        .prepare(
          `INSERT INTO source_editions (source, "column", newest_day) VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET newest_day = max(newest_day, excluded.newest_day)`,
        )
        .run(source, column, day);
    },
    readItem(source, key) {
      const row = store
        .prepare('SELECT fingerprint, attempts FROM source_items WHERE source = ? AND key = ?')
        .get(source, key);
      return row ? itemFromRow(row) : undefined;
    },
    writeItem(source, key, { fingerprint, attempts }, now) {
      store
        .prepare(
          'INSERT OR REPLACE INTO source_items (source, key, fingerprint, attempts, changed_at) VALUES (?, ?, ?, ?, ?)',
        )
        .run(source, key, fingerprint, attempts, now.getTime());
    },
    readBackfill(source) {
      const row = store.prepare('SELECT url, page FROM source_backfills WHERE source = ?').get(source);
      return row ? placeFromRow(row) : undefined;
    },
    writeBackfill(source, place) {
      if (place) {
        store
          .prepare('INSERT OR REPLACE INTO source_backfills (source, url, page) VALUES (?, ?, ?)')
          .run(source, place.url, place.page);
      } else store.prepare('DELETE FROM source_backfills WHERE source = ?').run(source);
    },
  };
}

type Row = Readonly<Record<string, unknown>>;

function stateFromRow(row: Row): SourceState {
  return {
    validators: {
      ...(row.etag === null ? {} : { etag: String(row.etag) }),
      ...(row.last_modified === null ? {} : { lastModified: String(row.last_modified) }),
    },
    lastSuccess: instantFrom(row.last_success),
    nextPoll: instantFrom(row.next_poll),
    failures: Number(row.failures),
    failingSince: instantFrom(row.failing_since),
    lastFailure: row.last_failure === null ? null : String(row.last_failure),
    lastReason: FAILURE_REASONS.find((reason) => reason === row.last_reason) ?? null,
    reportedAt: instantFrom(row.reported_at),
  };
}

function valuesOf(state: SourceState) {
  return [
    state.validators.etag ?? null,
    state.validators.lastModified ?? null,
    state.lastSuccess?.getTime() ?? null,
    state.nextPoll?.getTime() ?? null,
    state.failures,
    state.failingSince?.getTime() ?? null,
    state.lastFailure,
    state.lastReason,
    state.reportedAt?.getTime() ?? null,
  ];
}

function itemFromRow(row: Row): ItemState {
  return { fingerprint: String(row.fingerprint), attempts: Number(row.attempts) };
}

function placeFromRow(row: Row): BackfillPlace {
  return { url: String(row.url), page: Number(row.page) };
}

function instantFrom(value: unknown): Date | null {
  return value === null ? null : new Date(Number(value));
}
