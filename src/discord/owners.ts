import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { z } from 'zod';

const user = z.object({ id: z.string() });
const application = z.object({
  owner: user.optional(),
  team: z.object({ members: z.array(z.object({ user })) }).nullish(),
});

/** The users who own the bot: its owner, or the members of its team. None where Discord does not say. */
export async function ownersOf(
  rest: Pick<REST, 'get'>,
  log: Pick<Logger, 'warn'>,
): Promise<ReadonlySet<string>> {
  try {
    const { owner, team } = application.parse(await rest.get(Routes.currentApplication()));
    const members = team?.members.map((member) => member.user.id) ?? [];
    return new Set([...(owner ? [owner.id] : []), ...members]);
  } catch (error) {
    log.warn({ err: error }, 'the owners of the bot are not known: commands for owners are refused');
    return new Set();
  }
}
