import type { CalendarDay } from '../calendar/day.ts';
import type { Row, Statements } from '../database/database.ts';
import { FAILURE_REASONS } from '../sources/failure.ts';
import {
  type BackfillPlace,
  type ItemState,
  type SourceState,
  type SourceStates,
  UNPOLLED,
} from '../sources/polling/states.ts';

/** Creates the repository of the sources' states. */
export function sourceStatesOf(database: Statements): SourceStates {
  return {
    async read(source) {
      const row = await database.get('SELECT * FROM sources WHERE id = ?', [source]);
      return row ? stateFromRow(row) : UNPOLLED;
    },
    async write(source, state) {
      await database.run(
        `INSERT INTO sources (id, etag, last_modified, last_success, next_poll, failures, failing_since, last_failure,
           last_reason, reported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified,
           last_success = excluded.last_success, next_poll = excluded.next_poll, failures = excluded.failures,
           failing_since = excluded.failing_since, last_failure = excluded.last_failure,
           last_reason = excluded.last_reason, reported_at = excluded.reported_at`,
        [source, ...valuesOf(state)],
      );
    },
    async askAnew(sources) {
      await database.run(
        `UPDATE sources SET etag = NULL, last_modified = NULL, next_poll = NULL, failures = 0, failing_since = NULL,
           last_failure = NULL, last_reason = NULL, reported_at = NULL WHERE id = ANY(?)`,
        [sources],
      );
    },
    async nextPolls() {
      const rows = await database.all('SELECT id, next_poll FROM sources');
      return new Map(rows.map((row) => [String(row.id), instantFrom(row.next_poll)]));
    },
    async newestEditions(source) {
      const rows = await database.all(
        'SELECT "column", newest_day FROM source_editions WHERE source = ? ORDER BY "column"',
        [source],
      );
      return new Map(rows.map((row) => [String(row.column), String(row.newest_day) as CalendarDay]));
    },
    async noteEdition(source, column, day) {
      await database.run(
        `INSERT INTO source_editions (source, "column", newest_day) VALUES (?, ?, ?)
         ON CONFLICT (source, "column") DO UPDATE SET newest_day = excluded.newest_day
           WHERE source_editions.newest_day < excluded.newest_day`,
        [source, column, day],
      );
    },
    async readItems(source, keys) {
      const rows = await database.all(
        'SELECT key, fingerprint, attempts FROM source_items WHERE source = ? AND key = ANY(?)',
        [source, keys],
      );
      return new Map(rows.map((row) => [String(row.key), itemFromRow(row)]));
    },
    async writeItem(source, key, { fingerprint, attempts }, now) {
      await database.run(
        `INSERT INTO source_items (source, key, fingerprint, attempts, changed_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (source, key) DO UPDATE SET fingerprint = excluded.fingerprint, attempts = excluded.attempts,
           changed_at = excluded.changed_at`,
        [source, key, fingerprint, attempts, now.getTime()],
      );
    },
    async readBackfill(source) {
      const row = await database.get('SELECT url, page FROM source_backfills WHERE source = ?', [source]);
      return row ? placeFromRow(row) : undefined;
    },
    async writeBackfill(source, place) {
      if (place) {
        await database.run(
          `INSERT INTO source_backfills (source, url, page) VALUES (?, ?, ?)
           ON CONFLICT (source) DO UPDATE SET url = excluded.url, page = excluded.page`,
          [source, place.url, place.page],
        );
      } else await database.run('DELETE FROM source_backfills WHERE source = ?', [source]);
    },
  };
}

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
