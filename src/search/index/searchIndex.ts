import type { CalendarDay } from '../../calendar/day.ts';
import type { Database, Queries, Statements, Transaction } from '../../database/database.ts';
import type { Filters } from '../query/filters.ts';
import type { TermExpression } from './expression.ts';

/** Where an expression is found: positions in the index (indexRowId.ts), the newest first, at most so many as were asked for. */
export interface Postings {
  /** Stories with it in title or glance. */
  readonly heads: readonly number[];
  /** Stories with it anywhere. */
  readonly texts: readonly number[];
}

/** Where nothing is found. */
export const NOWHERE: Postings = { heads: [], texts: [] };

/** One expression and what bounds it; an undefined one matches nothing. */
export interface PostingsRequest {
  readonly expression: TermExpression | undefined;
  readonly filters: Filters;
}

/** A story as it is indexed: the terms of its title and glance line, and of its text, each once, and its column and section. */
export interface IndexedDocument {
  readonly position: number;
  readonly head: readonly string[];
  readonly body: readonly string[];
  readonly places: readonly string[];
}

/** What search needs of an engine's full-text index; the rest of it is SQL that all engines share. */
export interface SearchIndex {
  /** The newest positions of each request, at most `most` in titles and as many in texts, in one statement. */
  find(queries: Queries, requests: readonly PostingsRequest[], most: number): Promise<readonly Postings[]>;
  /** The newest positions of stories with an expression in title or glance. */
  findTitles(queries: Queries, expression: TermExpression, most: number): Promise<readonly number[]>;
  /** How many stories of each day hold each request's expression in title or glance, in one statement; days without any are left out. */
  countTitles(
    queries: Queries,
    requests: readonly PostingsRequest[],
  ): Promise<readonly ReadonlyMap<CalendarDay, number>[]>;
  /** Readies an index that is to be made anew; what it holds still answers meanwhile. */
  prepare(transaction: Transaction): Promise<void>;
  /** Told before the first batch of many stories or few: many are joined into fewer, larger pieces, so that each is copied less often. */
  expect(statements: Statements, amount: 'many' | 'few'): Promise<void>;
  add(transaction: Transaction, documents: readonly IndexedDocument[]): Promise<void>;
  remove(transaction: Transaction, positions: readonly number[]): Promise<void>;
  /** Steps of upkeep to be taken after each batch, a few milliseconds each, so that others have their turn in between. */
  readonly upkeep: readonly ((statements: Statements) => Promise<void>)[];
  /** Steps of upkeep to be repeated after thousands of stories, each until it has nothing left to do. */
  readonly compaction: readonly CompactionStep[];
}

/** One step of a compaction, the first of which begins it; whether there is more to do. */
export type CompactionStep = (database: Database, isFirst: boolean) => Promise<boolean>;
