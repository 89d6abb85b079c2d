import { createHash } from 'node:crypto';
import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import type { Command } from '../messages/command.ts';
import type { Store } from '../store/open.ts';
import { commandBodies } from './commandBodies.ts';

/** Where commands are offered. */
export interface CommandPlace {
  readonly applicationId: string;
  /** One server alone, where they appear at once: for development. Everywhere where it is absent. */
  readonly guildId?: string;
}

/**
 * Offers the commands, where they changed since this store last did so; returns whether they did. The store is
 * marked once Discord has taken them, so that what fails is tried again at the next start.
 */
export async function registerCommands(
  rest: Pick<REST, 'put'>,
  store: Store,
  { applicationId, guildId }: CommandPlace,
  commands: readonly Command[],
): Promise<boolean> {
  const body = commandBodies(commands);
  const place = `${applicationId}/${guildId ?? ''}`;
  const fingerprint = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const known = store.prepare('SELECT fingerprint FROM registered_commands WHERE place = ?').get(place);
  if (known?.fingerprint === fingerprint) return false;
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  await rest.put(route, { body });
  store
    .prepare(
      `INSERT INTO registered_commands VALUES (?, ?)
       ON CONFLICT (place) DO UPDATE SET fingerprint = excluded.fingerprint`,
    )
    .run(place, fingerprint);
  return true;
}
