import type { StoreLocation } from '../../store/location.ts';
import { registrationProblems } from '../../store/registrationProblems.ts';
import type { Check } from './check.ts';
import { readStore } from './storeAsItIs.ts';

/** Whether Discord has taken the bot's commands; what it refuses of them is named, as the running bot was told. */
export function commandsCheck(location: StoreLocation): Check {
  return {
    name: 'Commands',
    async look() {
      const problems = await readStore(location, registrationProblems);
      if (!problems) return [];
      if (problems.length === 0) return [{ kind: 'fine', text: 'Discord refuses none of the commands' }];
      return problems.map(({ problem, since }) => ({
        kind: 'broken',
        text: `the commands are not registered since ${since.toISOString()}: ${problem}`,
        remedy:
          'Deliveries go on, and the bot tries again by itself; what Discord refuses takes another version of it.',
      }));
    },
  };
}
