import type { BatchBounds } from '../../calendar/batchSize.ts';
import type { CalendarDay } from '../../calendar/day.ts';
import type { Database, Queries, Statements, Transaction } from '../../database/database.ts';
import type { Filters } from '../query/filters.ts';
import type { TermExpression } from './expression.ts';

/** Positions of an expression in the index (indexRowId.ts), newest first, up to the requested number. */
export interface Postings {
  /** Positions in title or glance. */
  readonly heads: readonly number[];
  /** Positions anywhere. */
  readonly texts: readonly number[];
}

/** No positions. */
export const NOWHERE: Postings = { heads: [], texts: [] };

/** An expression and its bounds; an undefined one matches nothing. */
export interface PostingsRequest {
  readonly expression: TermExpression | undefined;
  readonly filters: Filters;
  /** First position looked at in texts, whose lists are ten times as long as those of titles; all by default. */
  readonly textsFrom?: number | undefined;
  /** Whether few texts are expected from there on: an engine that would search farther back for the next one must not. */
  readonly fewTexts?: boolean;
  /** Whether only one position is looked for, in texts: that there is any. */
  readonly anyText?: boolean;
}

/** A story for indexing: the distinct terms of title and glance, and of its text, and its column and section. */
export interface IndexedDocument {
  readonly position: number;
  readonly head: readonly string[];
  readonly body: readonly string[];
  readonly places: readonly string[];
}

/** Interface of an engine's full-text index; everything else is shared SQL. */
export interface SearchIndex {
  /** Returns the newest positions of each request, at most `most` in titles and in texts, in one statement. */
  find(queries: Queries, requests: readonly PostingsRequest[], most: number): Promise<readonly Postings[]>;
  /** Returns the newest positions of an expression in title or glance. */
  findTitles(queries: Queries, expression: TermExpression, most: number): Promise<readonly number[]>;
  /**
   * Counts the stories of each day with each request's expression in title or glance, in one statement; days without
   * any are left out.
   */
  countTitles(
    queries: Queries,
    requests: readonly PostingsRequest[],
  ): Promise<readonly ReadonlyMap<CalendarDay, number>[]>;
  /** Prepares rebuilding the index; the old content stays usable meanwhile. */
  prepare(transaction: Transaction): Promise<void>;
  /**
   * Called before the first batch of many or few stories: with many, segments are merged in fewer, larger steps, so
   * that each posting is copied less often.
   */
  expect(statements: Statements, amount: 'many' | 'few'): Promise<void>;
  /** Bounds of the stories that one transaction indexes. */
  readonly batch: BatchBounds;
  add(transaction: Transaction, documents: readonly IndexedDocument[]): Promise<void>;
  remove(transaction: Transaction, positions: readonly number[]): Promise<void>;
  /** Maintenance steps after each batch, a few milliseconds each, with yields in between. */
  readonly upkeep: readonly ((statements: Statements) => Promise<void>)[];
  /** Maintenance steps after thousands of stories, each repeated until nothing is left to do. */
  readonly compaction: readonly CompactionStep[];
}

/** A step of a compaction; the first one starts it. Returns whether more is left. */
export type CompactionStep = (database: Database, isFirst: boolean) => Promise<boolean>;
