import { existsSync } from 'node:fs';
import type { Schema } from '../../database/schema.ts';
import { type StoreError, storeErrorOf } from '../../database/storeError.ts';
import { openForReading, type Store } from '../../store/open.ts';
import { countPending } from '../../store/pendingWork.ts';
import { countPutAside } from '../../store/readingAttempts.ts';
import { schema } from '../../store/schema/schema.ts';
import type { Check, Finding } from './check.ts';

const RESTORE = 'Stop the bot and restore a backup: sulan restore FILE.';

const REMEDIES: Readonly<Record<StoreError['reason'], string>> = {
  newer: 'Run the newer 速览 that wrote it.',
  older: 'Move it away; the bot makes a new one, and sulan backfill takes the news in again.',
  damaged: RESTORE,
  full: 'Free some space on the disk.',
  refused: 'Correct DATABASE_URL, or what the server lets its user do.',
  unreachable: 'Let the user who runs the bot read and write the file and its folder.',
};

/** The store: there, of this version's shape, whole, and up to date with its own back-office work. */
export function storeCheck(file: string, shape: Schema = schema): Check {
  return {
    name: 'Store',
    async look() {
      if (!existsSync(file)) {
        return [
          {
            kind: 'doubtful',
            text: `no store at ${file} yet`,
            remedy: 'The bot makes it at its first start.',
          },
        ];
      }
      try {
        return await examineStore(file, shape);
      } catch (error) {
        const { reason, message } = storeErrorOf(error, file);
        return [{ kind: 'broken', text: message, remedy: REMEDIES[reason] }];
      }
    },
  };
}

async function examineStore(file: string, shape: Schema): Promise<readonly Finding[]> {
  const { store, missingMigrations } = openForReading(file, shape);
  try {
    const problems = await store.findDamage();
    if (problems.length > 0)
      return [{ kind: 'broken', text: `the store is damaged: ${problems.join('; ')}`, remedy: RESTORE }];
    return [
      { kind: 'fine', text: `${file} is whole` },
      ...(missingMigrations > 0
        ? [migrationFinding(missingMigrations)]
        : [await pendingFinding(store), ...(await putAsideFindings(store))]),
    ];
  } finally {
    await store.close();
  }
}

async function putAsideFindings(store: Store): Promise<readonly Finding[]> {
  const documents = await countPutAside(store);
  if (documents === 0) return [];
  const text = `${documents} ${documents === 1 ? 'document was' : 'documents were'} put aside, because reading them was given up`;
  const remedy =
    'The log names each. After an update let them be read when they next come in: sulan reread --put-aside.';
  return [{ kind: 'doubtful', text, remedy }];
}

function migrationFinding(missingMigrations: number): Finding {
  const text = `the store is of an older version: ${missingMigrations} migrations are to come`;
  const remedy = 'They run when the bot next starts. Make a backup before: sulan backup FILE.';
  return { kind: 'doubtful', text, remedy };
}

async function pendingFinding(store: Store): Promise<Finding> {
  const pending = (await countPending(store, 'search')) + (await countPending(store, 'events'));
  if (pending === 0) return { kind: 'fine', text: 'of this version, search and events up to date' };
  const remedy = 'It is done while the bot runs; if the number stays, look into the log.';
  return { kind: 'doubtful', text: `${pending} stories wait to be indexed`, remedy };
}
