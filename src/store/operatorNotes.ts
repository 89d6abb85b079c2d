import type { Queries, Statements } from '../database/database.ts';

/** Whether something that happens once in a store's life was noted. */
export async function isNoted(database: Queries, name: string): Promise<boolean> {
  return (await database.get('SELECT 1 FROM operator_notes WHERE name = ?', [name])) !== undefined;
}

/** Notes that something happened. */
export async function noteOnce(database: Statements, name: string, now: Date): Promise<void> {
  await database.run('INSERT INTO operator_notes (name, noted_at) VALUES (?, ?) ON CONFLICT DO NOTHING', [
    name,
    now.getTime(),
  ]);
}
