import { existsSync } from 'node:fs';
import { openStore, StoreError } from '../../store/open.ts';
import { countPending } from '../../store/pendingWork.ts';
import type { Check, Finding } from './check.ts';

/** The store: there, of this version's shape, whole, and up to date with its own back-office work. */
export function storeCheck(file: string): Check {
  return {
    name: 'Store',
    look() {
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
        return examineStore(file);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        const remedy =
          error.reason === 'newer'
            ? 'Run the newer 速览 that wrote it.'
            : 'Stop the bot and restore a backup: sulan restore FILE.';
        return [{ kind: 'broken', text: error.message, remedy }];
      }
    },
  };
}

function examineStore(file: string): readonly Finding[] {
  const store = openStore(file);
  try {
    const problems = store.database
      .prepare('PRAGMA integrity_check(3)')
      .all()
      .map((row) => String(Object.values(row)[0]));
    if (problems[0] !== 'ok') {
      const remedy = 'Stop the bot and restore a backup: sulan restore FILE.';
      return [{ kind: 'broken', text: `the store is damaged: ${problems.join('; ')}`, remedy }];
    }
    const pending = countPending(store, 'search') + countPending(store, 'events');
    const findings: Finding[] = [{ kind: 'fine', text: `${file} is whole` }];
    if (pending > 0) {
      const remedy = 'It is done while the bot runs; if the number stays, look into the log.';
      findings.push({ kind: 'doubtful', text: `${pending} stories wait to be indexed`, remedy });
    }
    return findings;
  } finally {
    store.close();
  }
}
