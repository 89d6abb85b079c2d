import type { Database, Transaction } from '../database/database.ts';
import type { PendingTask } from './pendingWork.ts';

/**
 * The rules by which a task derives its data: their version, which only increases, and a fingerprint of the word lists.
 */
export interface Derivation {
  readonly task: PendingTask;
  readonly version: number;
  readonly fingerprint: string;
}

/** A derivation without its task. */
type InForce = Omit<Derivation, 'task'>;

/**
 * Makes a derivation the current one of the store: always over an older version, and over the same version with other
 * word lists only at a process's first call, so that two programs side by side do not undo each other's work forever.
 * If it replaces another one, `expectAll` runs in the same transaction. Returns false if another derivation stays
 * current.
 */
export async function putInForce(
  database: Database,
  derivation: Derivation,
  expectAll: (transaction: Transaction) => Promise<void> = async () => {},
): Promise<boolean> {
  const isFirst = isFirstLook(database, derivation);
  const known = await database.get<InForce>(SELECT, [derivation.task]);
  if (known && isSame(known, derivation)) return true;
  return database.transaction(async (transaction) => {
    const inForce = await transaction.get<InForce>(SELECT, [derivation.task]);
    if (inForce && isSame(inForce, derivation)) return true;
    if (inForce && !mayReplace(inForce, derivation, isFirst)) return false;
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

/** Derivations that this process has checked, by store. */
const lookedFor = new WeakMap<Database, Set<string>>();

function isFirstLook(database: Database, { task, version, fingerprint }: Derivation): boolean {
  const known = lookedFor.get(database) ?? new Set();
  const { size } = known;
  lookedFor.set(database, known.add(`${task} ${version} ${fingerprint}`));
  return known.size > size;
}

function mayReplace(inForce: InForce, { version }: Derivation, isFirst: boolean): boolean {
  return inForce.version < version || (inForce.version === version && isFirst);
}

function isSame(one: InForce, other: InForce): boolean {
  return one.version === other.version && one.fingerprint === other.fingerprint;
}
