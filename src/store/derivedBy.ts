import type { Database, Transaction } from '../database/database.ts';
import type { Task } from './pendingWork.ts';

/** What a task derives its data with: the version of its rules, which counts up, and a fingerprint of its word lists. */
export interface Derivation {
  readonly task: Task;
  readonly version: number;
  readonly fingerprint: string;
}

/**
 * Makes a derivation the store's own where it may: over one of an older version always, over one of the same version with
 * other word lists once a process, so that two programs beside each other never undo each other's work for ever.
 * `expectAll` runs in the same transaction when it takes the place of another one. False where another one is in force.
 */
export async function putInForce(
  database: Database,
  derivation: Derivation,
  expectAll: (transaction: Transaction) => Promise<void> = async () => {},
): Promise<boolean> {
  const known = await database.get<Omit<Derivation, 'task'>>(SELECT, [derivation.task]);
  if (known && isSame(known, derivation)) return true;
  return database.transaction(async (transaction) => {
    const inForce = await transaction.get<Omit<Derivation, 'task'>>(SELECT, [derivation.task]);
    if (inForce && isSame(inForce, derivation)) return true;
    if (inForce && !mayReplace(database, inForce, derivation)) return false;
    await transaction.run(
      `INSERT INTO derived_by (task, version, fingerprint) VALUES (?, ?, ?)
       ON CONFLICT (task) DO UPDATE SET version = excluded.version, fingerprint = excluded.fingerprint`,
      [derivation.task, derivation.version, derivation.fingerprint],
    );
    await expectAll(transaction);
    return true;
  });
}

const SELECT = 'SELECT version, fingerprint FROM derived_by WHERE task = ?';

/** The derivations that this process has already put in force, by store. */
const declared = new WeakMap<Database, Set<string>>();

function mayReplace(database: Database, inForce: Omit<Derivation, 'task'>, derivation: Derivation): boolean {
  if (inForce.version !== derivation.version) return inForce.version < derivation.version;
  const known = declared.get(database) ?? new Set();
  const name = `${derivation.task} ${derivation.version} ${derivation.fingerprint}`;
  if (known.has(name)) return false;
  declared.set(database, known.add(name));
  return true;
}

function isSame(one: Omit<Derivation, 'task'>, other: Omit<Derivation, 'task'>): boolean {
  return one.version === other.version && one.fingerprint === other.fingerprint;
}
