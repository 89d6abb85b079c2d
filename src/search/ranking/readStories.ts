import type { Queries } from '../../database/database.ts';
import { positionOf } from '../index/indexRowId.ts';
import { bodiesOf, type CandidateStory, loadCandidates, type StoredBody } from './retrieve.ts';

/** Stories that the readings of one query have loaded, each once. */
export class ReadStories {
  readonly bodies = new Map<number, StoredBody>();
  readonly #queries: Queries;
  readonly #candidates = new Map<number, CandidateStory>();

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  /** Returns the stories at positions, each once. */
  async candidatesAt(positions: readonly number[]): Promise<CandidateStory[]> {
    const unknown = positions.filter((position) => !this.#candidates.has(position));
    for (const one of await loadCandidates(this.#queries, unknown))
      this.#candidates.set(positionOf(one.day, one.row), one);
    return [...new Set(positions)].flatMap((position) => this.#candidates.get(position) ?? []);
  }

  /** Returns the texts of rows, among those of rows before. */
  async bodiesOf(rows: readonly number[]): Promise<ReadonlyMap<number, StoredBody>> {
    const unread = rows.filter((row) => !this.bodies.has(row));
    for (const [row, body] of await bodiesOf(this.#queries, unread)) this.bodies.set(row, body);
    return this.bodies;
  }
}
