import type { StoreLocation } from '../../database/location.ts';
import { registrationProblems } from '../../store/registrationProblems.ts';
import type { Check } from './check.ts';
import { readStore } from './storeAsItIs.ts';

/** Checks whether Discord has accepted the bot's commands; names those that it refused, as told to the running bot. */
export function commandsCheck(location: StoreLocation): Check {
  return {
    name: 'commands',
    async look({ commands: texts }) {
      const problems = await readStore(location, registrationProblems);
      if (!problems) return [];
      if (problems.length === 0) return [{ kind: 'fine', text: texts.fine }];
      return problems.map(({ problem, since }) => ({
        kind: 'broken',
        text: texts.refused(since.toISOString(), problem),
        remedy: texts.refusedRemedy,
      }));
    },
  };
}
