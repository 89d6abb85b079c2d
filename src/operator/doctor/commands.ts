import { existsSync } from 'node:fs';
import { openForReading } from '../../store/open.ts';
import { registrationProblems } from '../../store/registrationProblems.ts';
import type { Check } from './check.ts';

/** Whether Discord has taken the bot's commands; what it refuses of them is named, as the running bot was told. */
export function commandsCheck(storeFile: string): Check {
  return {
    name: 'Commands',
    async look() {
      if (!existsSync(storeFile)) return [];
      const { store, missingMigrations } = openForReading(storeFile);
      try {
        // What an older store lacks is said by its own check.
        if (missingMigrations > 0) return [];
        const problems = await registrationProblems(store);
        if (problems.length === 0) return [{ kind: 'fine', text: 'Discord refuses none of the commands' }];
        return problems.map(({ problem, since }) => ({
          kind: 'broken',
          text: `the commands are not registered since ${since.toISOString()}: ${problem}`,
          remedy:
            'Deliveries go on, and the bot tries again by itself; what Discord refuses takes another version of it.',
        }));
      } finally {
        await store.close();
      }
    },
  };
}
