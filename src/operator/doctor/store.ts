import type { Schema } from '../../database/schema.ts';
import { type StoreError, storeErrorOf } from '../../database/storeError.ts';
import { nameOf, type StoreLocation } from '../../store/location.ts';
import { openForReadingAt, type Store, type StoreAsItIs } from '../../store/open.ts';
import { countPending } from '../../store/pendingWork.ts';
import { countPutAside } from '../../store/readingAttempts.ts';
import { schema } from '../../store/schema/schema.ts';
import type { Check, Finding } from './check.ts';

type Remedies = Readonly<Record<StoreError['reason'], string>>;

/** What to do about a store that cannot be used, by where it lies. */
const REMEDIES: Readonly<Record<StoreLocation['engine'], Remedies>> = {
  sqlite: {
    newer: 'Run the newer 速览 that wrote it.',
    older: 'Move it away; the bot makes a new one, and sulan backfill takes the news in again.',
    damaged: 'Stop the bot and restore a backup: sulan restore FILE.',
    full: 'Free some space on the disk.',
    unreachable: 'Let the user who runs the bot read and write the file and its folder.',
    refused: 'Let the user who runs the bot read and write the file and its folder.',
    moved: 'Set DATABASE_URL to where it was moved, or bring it back: sulan migrate --from URL.',
  },
  postgres: {
    newer: 'Update this process as the others were.',
    older: 'Name an empty database; sulan backfill takes the news in again.',
    damaged: 'Stop all processes and restore a backup with pg_restore (docs/scaling.md).',
    full: 'Free some space on the disk of the server.',
    unreachable: 'Start PostgreSQL, and let this machine reach its port.',
    refused: 'Correct DATABASE_URL, or what the server lets its user do.',
    moved: 'Unset DATABASE_URL: the store is a file again.',
  },
};

/** The store: there, of this version's shape, whole, and up to date with its own back-office work. */
export function storeCheck(location: StoreLocation, shape: Schema = schema): Check {
  return {
    name: 'Store',
    async look() {
      const place = nameOf(location);
      try {
        const opened = await openForReadingAt(location, shape);
        if (opened) return await examineStore(opened, place);
      } catch (error) {
        const { reason, message } = storeErrorOf(error, place);
        return [{ kind: 'broken', text: message, remedy: REMEDIES[location.engine][reason] }];
      }
      return [
        {
          kind: 'doubtful',
          text: `no store at ${place} yet`,
          remedy: 'The bot makes it at its first start.',
        },
      ];
    },
  };
}

async function examineStore(
  { store, missingMigrations }: StoreAsItIs,
  place: string,
): Promise<readonly Finding[]> {
  try {
    const problems = await store.findDamage();
    if (problems.length > 0)
      return [
        {
          kind: 'broken',
          text: `the store is damaged: ${problems.join('; ')}`,
          remedy: REMEDIES[store.engine].damaged,
        },
      ];
    return [
      { kind: 'fine', text: store.engine === 'sqlite' ? `${place} is whole` : `${place} answers` },
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
