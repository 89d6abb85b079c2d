import type { REST } from '@discordjs/rest';
import { ApplicationCommandType, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Statements } from '../../database/database.ts';
import type { CommandIds } from '../../messages/commandMentions.ts';
import type { CommandBody } from './commandBodies.ts';
import { sameCommands } from './sameCommands.ts';

/** Place where commands are registered. */
export interface CommandPlace {
  readonly applicationId: string;
  /** Single server, where they appear at once: for development. Global if missing. */
  readonly guildId?: string;
}

/** Whether the commands were changed, and their ids. */
export interface Registered {
  readonly changed: boolean;
  readonly ids: CommandIds;
}

/** Functions of REST used for registration. */
export type CommandRest = Pick<REST, 'get' | 'put'>;

/** Maximum number of servers that are checked for commands of their own: a bot in development is in few. */
const MOST_SERVERS_ASKED = 20;

/**
 * Registers the commands in their place only, if they differ from Discord's, so that changes by other programs or
 * versions are corrected. A server with commands of its own is remembered before they are registered, and forgotten
 * when it has none; a few `servers` of the bot are checked as well, since the store may be newer than the registration.
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
    // Global commands would appear beside those of the server.
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

/** Returns the ids of the registered commands. */
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

/** Returns the ids of commands in Discord's answer; empty for another format, since only mentions need them. */
function idsOf(answer: unknown): CommandIds {
  const read = identified.safeParse(answer);
  const commands = read.success ? read.data.filter((command) => !isEntryPoint(command)) : [];
  return new Map(commands.map(({ name, id }) => [name, id]));
}

const registered = z.array(z.record(z.string(), z.unknown()));

/**
 * Whether a command starts the application's Activity. Discord creates it for Activities and refuses a list without it
 * (error 50240): https://docs.discord.com/developers/interactions/application-commands#entry-point-commands
 */
function isEntryPoint({ type }: { readonly type?: unknown }): boolean {
  return type === ApplicationCommandType.PrimaryEntryPoint;
}

/** Fields that Discord adds to a command and accepts in no request. */
const DISCORDS_OWN: ReadonlySet<string> = new Set(['application_id', 'guild_id', 'version']);

function asOffered(command: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(command).filter(([key]) => !DISCORDS_OWN.has(key)));
}

/**
 * Replaces the commands of a place if they differ, except the one that starts an Activity, which is the operator's.
 * Discord returns localized names only on request.
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

/** Removes the commands of a server; one that the bot has left shows them to nobody. */
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
