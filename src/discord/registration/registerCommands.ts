import type { REST } from '@discordjs/rest';
import { ApplicationCommandType, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Statements } from '../../database/database.ts';
import type { CommandIds } from '../../messages/commandMentions.ts';
import type { CommandBody } from './commandBodies.ts';
import { sameCommands } from './sameCommands.ts';

/** Where commands are offered. */
export interface CommandPlace {
  readonly applicationId: string;
  /** One server alone, where they appear at once: for development. Everywhere where it is absent. */
  readonly guildId?: string;
}

/** Whether Discord's commands were changed, and the ids that it knows them by. */
export interface Registered {
  readonly changed: boolean;
  readonly ids: CommandIds;
}

/** What registering asks of Discord. */
export type CommandRest = Pick<REST, 'get' | 'put'>;

/** Of so many servers at most each is asked for commands of its own: a bot in development is in few. */
const MOST_SERVERS_ASKED = 20;

/**
 * Offers the commands where they are to be offered and nowhere else, as far as they differ from what Discord has, so that
 * what another program or version registered is put right as well. A server that had commands of its own is remembered
 * before it gets them, and forgotten once it has none; `servers`, those that the bot is in, are asked as well where they
 * are few, since a store may be younger than what was registered.
 */
export async function registerCommands(
  rest: CommandRest,
  database: Statements,
  { applicationId, guildId }: CommandPlace,
  bodies: readonly CommandBody[],
  servers: readonly string[],
  signal: AbortSignal,
): Promise<Registered> {
  if (guildId !== undefined)
    await database.run(
      'INSERT INTO command_servers (application, guild) VALUES (?, ?) ON CONFLICT DO NOTHING',
      [applicationId, guildId],
    );
  const offered = await put(rest, routeOf({ applicationId, guildId }), bodies, signal);
  let { changed } = offered;
  if (guildId !== undefined) {
    // The same commands everywhere would stand beside them in that server.
    const everywhere = await put(rest, Routes.applicationCommands(applicationId), [], signal);
    changed ||= everywhere.changed;
  }
  const remembered = await database.all('SELECT guild FROM command_servers WHERE application = ?', [
    applicationId,
  ]);
  const asked = servers.length <= MOST_SERVERS_ASKED ? servers : [];
  const others = new Set([...remembered.map(({ guild }) => String(guild)), ...asked]);
  if (guildId !== undefined) others.delete(guildId);
  for (const server of others) {
    if (await clearServer(rest, applicationId, server, signal)) changed = true;
    await database.run('DELETE FROM command_servers WHERE application = ? AND guild = ?', [
      applicationId,
      server,
    ]);
  }
  return { ...offered, changed };
}

/** The ids of the commands as they are registered now. */
export async function registeredIds(
  rest: Pick<CommandRest, 'get'>,
  place: CommandPlace,
  signal: AbortSignal,
): Promise<CommandIds> {
  return idsOf(await rest.get(routeOf(place), { signal }));
}

function routeOf({ applicationId, guildId }: { applicationId: string; guildId?: string | undefined }) {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

const identified = z.array(z.object({ name: z.string(), id: z.string(), type: z.number().optional() }));

/** The ids of commands in Discord's answer; none of an answer in another form, since only mentions need them. */
function idsOf(answer: unknown): CommandIds {
  const read = identified.safeParse(answer);
  const commands = read.success ? read.data.filter((command) => !isEntryPoint(command)) : [];
  return new Map(commands.map(({ name, id }) => [name, id]));
}

const registered = z.array(z.record(z.string(), z.unknown()));

/**
 * Whether a command starts the application's Activity. Discord makes it where Activities are switched on, and refuses a
 * list without it (error 50240): https://docs.discord.com/developers/interactions/application-commands#entry-point-commands
 */
function isEntryPoint({ type }: { readonly type?: unknown }): boolean {
  return type === ApplicationCommandType.PrimaryEntryPoint;
}

/** What Discord adds to a command by itself, and takes in no request. */
const DISCORDS_OWN: ReadonlySet<string> = new Set(['application_id', 'guild_id', 'version']);

function asOffered(command: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(command).filter(([key]) => !DISCORDS_OWN.has(key)));
}

/**
 * Replaces the commands of a place where they differ, but for the one that starts an Activity: that one is the
 * operator's. The localised names are told only to who asks for them.
 */
async function put(
  rest: CommandRest,
  route: ReturnType<typeof Routes.applicationCommands> | ReturnType<typeof Routes.applicationGuildCommands>,
  bodies: readonly object[],
  signal: AbortSignal,
): Promise<Registered> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const known = registered.parse(await rest.get(route, { query, signal }));
  const replaced = known.filter((command) => !isEntryPoint(command));
  if (sameCommands(bodies, replaced)) return { changed: false, ids: idsOf(known) };
  const kept = known.filter(isEntryPoint).map(asOffered);
  const offered = await rest.put(route, { body: [...bodies, ...kept], signal });
  return { changed: true, ids: idsOf(offered) };
}

/** A server that the bot has left since shows its commands to nobody. */
async function clearServer(
  rest: CommandRest,
  applicationId: string,
  guild: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return (await put(rest, Routes.applicationGuildCommands(applicationId, guild), [], signal)).changed;
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? error.status : undefined;
    if (status === 403 || status === 404) return false;
    throw error;
  }
}
