import type { Store } from './open.ts';

/** Whether something that happens once in a store's life was noted. */
export function isNoted(store: Store, name: string): boolean {
  return store.prepare('SELECT 1 FROM operator_notes WHERE name = ?').get(name) !== undefined;
}

/** Notes that something happened. */
export function noteOnce(store: Store, name: string, now: Date): void {
  store
    .prepare('INSERT INTO operator_notes (name, noted_at) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(name, now.getTime());
}
