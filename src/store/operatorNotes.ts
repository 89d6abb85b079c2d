import type { Queries, Statements } from '../database/database.ts';

/** Returns whether a one-time event of this store was recorded. */
export async function isNoted(database: Queries, name: string): Promise<boolean> {
  return (await database.get('SELECT 1 FROM operator_notes WHERE name = ?', [name])) !== undefined;
}

/** Records a one-time event. */
export async function noteOnce(database: Statements, name: string, now: Date): Promise<void> {
  await database.run('INSERT INTO operator_notes (name, noted_at) VALUES (?, ?) ON CONFLICT DO NOTHING', [
    name,
    now.getTime(),
  ]);
}
