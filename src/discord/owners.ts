import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Timekeeper } from '../calendar/time.ts';

const user = z.object({ id: z.string() });
const application = z.object({
  owner: user.optional(),
  team: z.object({ members: z.array(z.object({ user })) }).nullish(),
});

const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 3600;

/**
 * Adds the ids of the bot's owners (its owner, or the members of its team) to a set; retries at growing intervals until
 * Discord answers or the signal is aborted. Until then nobody may use owner commands. Never rejects.
 */
export async function learnOwners(
  owners: Set<string>,
  { rest, time, log }: { rest: Pick<REST, 'get'>; time: Timekeeper; log: Pick<Logger, 'warn'> },
  signal: AbortSignal,
): Promise<void> {
  for (let waitSeconds = FIRST_WAIT_SECONDS; !signal.aborted; waitSeconds *= 2) {
    try {
      const { owner, team } = application.parse(await rest.get(Routes.currentApplication(), { signal }));
      if (owner) owners.add(owner.id);
      for (const member of team?.members ?? []) owners.add(member.user.id);
      return;
    } catch (error) {
      if (signal.aborted) return;
      const seconds = Math.min(waitSeconds, LONGEST_WAIT_SECONDS);
      log.warn(
        { err: error, seconds },
        'the owners of the bot are not known yet: asked again after so many seconds',
      );
      await time.sleep(seconds * 1000, signal);
    }
  }
}
