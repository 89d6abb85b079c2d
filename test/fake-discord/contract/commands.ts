import { ApplicationCommandUpdateRequestSchema } from 'discord-api-spec/zod';
import { checkSchema } from './spec.ts';
import { codePoints, isRecord, recordsOf, refuse, textOf, type Violation } from './violation.ts';

/** Most code points in names, descriptions and choice values of one command, the longest locale counted. */
const MAX_COMMAND_TEXT = 8000;
const MAX_CHAT_COMMANDS = 100;
const MAX_CONTEXT_COMMANDS = 15;
const CHAT_INPUT = 1;
/** The type of the one command that starts an application's Activity. */
export const ENTRY_POINT = 4;
const CHAT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES: ReadonlySet<string> = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

/** Everything that is wrong with a list of commands as sent to the bulk overwrite. Pure. */
export function checkCommands(body: unknown): Violation[] {
  if (!Array.isArray(body)) return [refuse('', 'the body is not a list of commands')];
  const commands = recordsOf(body);
  const chat = commands.filter((command) => (command.type ?? CHAT_INPUT) === CHAT_INPUT).length;
  const entryPoints = commands.filter((command) => command.type === ENTRY_POINT).length;
  const keys = commands.map((command) => `${command.type ?? CHAT_INPUT} ${command.name}`);
  return [
    ...(chat > MAX_CHAT_COMMANDS ? [refuse('', 'more than 100 chat commands')] : []),
    ...(entryPoints > 1 ? [refuse('', 'more than one entry point command')] : []),
    ...(commands.length - chat - entryPoints > MAX_CONTEXT_COMMANDS * 2
      ? [refuse('', 'too many context menu commands')]
      : []),
    ...(new Set(keys).size < keys.length ? [refuse('', 'two commands with one name')] : []),
    ...body.flatMap((command: unknown, index) => checkCommand(command, String(index))),
  ];
}

/** Everything that is wrong with one command. Pure. */
export function checkCommand(command: unknown, at = ''): Violation[] {
  if (!isRecord(command)) return [refuse(at, 'the command is not an object')];
  const found = [
    ...checkPermissions(command, at),
    ...checkSchema(ApplicationCommandUpdateRequestSchema, asSpec(command), at),
  ];
  const isChat = (command.type ?? CHAT_INPUT) === CHAT_INPUT;
  if (command.type === ENTRY_POINT) found.push(...checkNames(command, at));
  else if (isChat) {
    if (textOf(command.description) === '') found.push(refuse(`${at}.description`, 'description is missing'));
    found.push(...checkNames(command, at), ...checkOptions(command, at));
  } else if (textOf(command.description) !== '' || recordsOf(command.options).length > 0) {
    found.push(refuse(at, 'a context menu command has neither description nor options'));
  }
  found.push(...checkLocales(command, at));
  const total = commandText(command);
  if (total > MAX_COMMAND_TEXT) found.push(refuse(at, `${total} characters in one command, at most 8000`));
  return found;
}

/** The specification wants a number where the API takes, and discord.js sends, a string. */
function asSpec(command: Record<string, unknown>): Record<string, unknown> {
  const permissions = command.default_member_permissions;
  return typeof permissions === 'string'
    ? { ...command, default_member_permissions: Number(permissions) }
    : command;
}

function checkPermissions(command: Record<string, unknown>, at: string): Violation[] {
  const permissions = command.default_member_permissions;
  if (permissions === undefined || permissions === null) return [];
  return typeof permissions === 'string' && /^\d+$/.test(permissions)
    ? []
    : [refuse(`${at}.default_member_permissions`, 'must be a string of digits')];
}

function checkNames(part: Record<string, unknown>, at: string): Violation[] {
  const localized = isRecord(part.name_localizations) ? Object.values(part.name_localizations) : [];
  return [part.name, ...localized].flatMap((name) => {
    const text = textOf(name);
    const good = CHAT_NAME.test(text) && text === text.toLowerCase();
    return good ? [] : [refuse(`${at}.name`, `APPLICATION_COMMAND_INVALID_NAME: ${text}`)];
  });
}

function checkOptions(part: Record<string, unknown>, at: string): Violation[] {
  const options = recordsOf(part.options);
  const found: Violation[] = [];
  let optionalSeen = false;
  const names = options.map((option) => option.name);
  if (new Set(names).size < names.length) found.push(refuse(`${at}.options`, 'two options with one name'));
  options.forEach((option, index) => {
    const here = `${at}.options.${index}`;
    if (option.required === true && optionalSeen)
      found.push(refuse(here, 'a required option after an optional one'));
    if (option.required !== true) optionalSeen = true;
    if (option.autocomplete === true && recordsOf(option.choices).length > 0) {
      found.push(refuse(here, 'autocomplete beside choices'));
    }
    found.push(...checkNames(option, here), ...checkLocales(option, here), ...checkOptions(option, here));
  });
  return found;
}

function checkLocales(part: Record<string, unknown>, at: string): Violation[] {
  return ['name_localizations', 'description_localizations'].flatMap((key) => {
    const texts = part[key];
    if (!isRecord(texts)) return [];
    return Object.keys(texts)
      .filter((locale) => !LOCALES.has(locale))
      .map((locale) => refuse(`${at}.${key}`, `unknown locale ${locale}`));
  });
}

function commandText(part: Record<string, unknown>): number {
  const own = longest(part, 'name') + longest(part, 'description');
  const choices = recordsOf(part.choices).reduce(
    (sum, choice) => sum + longest(choice, 'name') + codePoints(String(choice.value ?? '')),
    0,
  );
  return recordsOf(part.options).reduce((sum, option) => sum + commandText(option), own + choices);
}

function longest(part: Record<string, unknown>, key: string): number {
  const localized = part[`${key}_localizations`];
  const texts = [part[key], ...(isRecord(localized) ? Object.values(localized) : [])];
  return Math.max(...texts.map((text) => codePoints(textOf(text))));
}
