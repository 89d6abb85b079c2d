import { checkCommand, checkCommands, ENTRY_POINT } from '../contract/commands.ts';
import { isRecord, recordsOf } from '../contract/violation.ts';
import type { Core } from '../core.ts';
import { joinedGuild } from './access.ts';
import { type Answer, REFUSE, type Request } from './answer.ts';
import { demand } from './posting.ts';

/** `GET /applications/:application/commands`, or of one guild. */
export function listCommands(core: Core, { params }: Request): Answer {
  return { status: 200, body: registered(core, params) };
}

/**
 * `PUT /applications/:application/commands`, or of one guild: the list replaces all; a command that stays keeps its id, and
 * the one that starts an Activity must stay.
 */
export function overwriteCommands(core: Core, { params, body }: Request): Answer {
  const before = registered(core, params);
  demand(core, 'PUT commands', body, checkCommands(body));
  const hasEntryPoint = (commands: readonly Record<string, unknown>[]) =>
    commands.some(({ type }) => type === ENTRY_POINT);
  if (hasEntryPoint(before) && !hasEntryPoint(recordsOf(body))) throw REFUSE.entryPointRemoved();
  const after = recordsOf(body).map((command) => stored(core, command, before));
  core.commands.set(params.guild ?? 'global', after);
  core.changes.happened();
  return { status: 200, body: after };
}

/** `POST /applications/:application/commands`: adds one, or replaces the one of its name. */
export function createCommand(core: Core, { params, body }: Request): Answer {
  const before = registered(core, params);
  demand(core, 'POST command', body, checkCommand(body));
  const command = stored(core, isRecord(body) ? body : {}, before);
  const others = before.filter((entry) => entry.id !== command.id);
  core.commands.set(params.guild ?? 'global', [...others, command]);
  return { status: others.length === before.length ? 201 : 200, body: command };
}

function registered(core: Core, params: Request['params']): Record<string, unknown>[] {
  if (params.application !== core.world.applicationId) throw REFUSE.missingAccess();
  if (params.guild !== undefined) joinedGuild(core, params.guild);
  return core.commands.get(params.guild ?? 'global') ?? [];
}

function stored(core: Core, command: Record<string, unknown>, before: readonly Record<string, unknown>[]) {
  const type = command.type ?? 1;
  const same = before.find((entry) => entry.name === command.name && entry.type === type);
  return {
    default_member_permissions: null,
    name_localizations: null,
    description_localizations: null,
    nsfw: false,
    integration_types: [0],
    contexts: null,
    description: '',
    ...command,
    type,
    id: same?.id ?? core.world.mint.next(),
    application_id: core.world.applicationId,
    version: core.world.mint.next(),
  };
}
