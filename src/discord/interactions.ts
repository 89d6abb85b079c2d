import { setTimeout } from 'node:timers/promises';
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIInteraction,
  InteractionResponseType,
  InteractionType,
  Routes,
} from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { logFailure } from '../log.ts';
import { decodeAction } from '../messages/actions/customId.ts';
import type { CommandIds } from '../messages/commandMentions.ts';
import type { Command, Suggestion } from '../messages/conversation/command.ts';
import { converse } from '../messages/conversation/conversation.ts';
import { type CommandsByAction, performAction, runCommand } from '../messages/conversation/dispatch.ts';
import type { Services } from '../messages/conversation/services.ts';
import { localeOf } from '../messages/locale.ts';
import type { Answer } from '../messages/message.ts';
import { notice } from '../messages/notice.ts';
import { clip } from '../messages/takeSentences.ts';
import { textsIn } from '../messages/texts/textsIn.ts';
import { formValues } from './formBody.ts';
import { InteractionReply, type InteractionRest } from './interactionReply.ts';
import { LIMITS, lengthOf } from './rendering/limits.ts';
import { calledCommand, requestOf } from './requestOf.ts';

/** Duration of work after which it is deferred; Discord waits three seconds. */
const DEFER_AFTER_MILLISECONDS = 400;

/** Dependencies of answering interactions. */
export interface InteractionOptions {
  readonly commands: readonly Command[];
  readonly commandsByAction: CommandsByAction;
  readonly context: Services;
  readonly rest: InteractionRest;
  /** Ids of the bot's owners. */
  readonly owners: ReadonlySet<string>;
  /** Ids of the commands, once known. */
  readonly commandIds: CommandIds;
  readonly log: Pick<Logger, 'debug' | 'warn' | 'error'>;
  /** Called after each answer with its kind, the seconds of work, and whether it failed. */
  readonly onAnswered: (what: string, seconds: number, failed: boolean) => void;
}

/** Answers any interaction. Never rejects: failures are logged and reported to the asker with an id. */
export async function handleInteraction(
  interaction: APIInteraction,
  options: InteractionOptions,
): Promise<void> {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
    await complete(interaction, options);
    return;
  }
  const reply = new InteractionReply(options.rest, interaction, options.commandIds);
  const began = performance.now();
  const answered = (failed: boolean) => {
    const asked = whatIsAsked(interaction);
    const milliseconds = performance.now() - began;
    const facts = { interaction: interaction.id, asked, milliseconds: Math.round(milliseconds), failed };
    options.log.debug(facts, 'answered');
    options.onAnswered(asked, milliseconds / 1000, failed);
  };
  try {
    const answer = await deferring(answerTo(interaction, options), reply);
    if (answer) await reply.send(answer);
    answered(false);
  } catch (error) {
    answered(true);
    await sayFailure(error, interaction, reply, options);
  }
}

/** Returns a command's name or the kind of press, as a label for metrics. */
function whatIsAsked(interaction: APIInteraction): string {
  if (interaction.type === InteractionType.ApplicationCommand) return interaction.data.name;
  return interaction.type === InteractionType.ModalSubmit ? 'form' : 'press';
}

/** Awaits an answer and defers it if it is slow. */
async function deferring<T>(answer: Promise<T>, reply: InteractionReply): Promise<T> {
  const late: unique symbol = Symbol('late');
  const timer = new AbortController();
  try {
    const first = await Promise.race([answer, setTimeout(DEFER_AFTER_MILLISECONDS, late, timer)]);
    if (first !== late) return first;
  } finally {
    timer.abort();
  }
  await reply.defer();
  return answer;
}

async function answerTo(
  interaction: APIInteraction,
  options: InteractionOptions,
): Promise<Answer | undefined> {
  const { commands, commandsByAction, context, owners } = options;
  const texts = textsIn(localeOf('locale' in interaction ? interaction.locale : undefined));
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      const called = calledCommand(commands, interaction);
      if (!called) return notice(texts.staleCommand);
      return runCommand(called.command, requestOf(interaction, owners, called.options), context);
    }
    case InteractionType.MessageComponent: {
      // The action of a menu is in the chosen entry, not in its id.
      const chosen = 'values' in interaction.data ? interaction.data.values[0] : interaction.data.custom_id;
      const decoded = decodeAction(chosen ?? '');
      if (!decoded) return notice(texts.staleButton);
      return performAction(commandsByAction, decoded.action, requestOf(interaction, owners), context);
    }
    case InteractionType.ModalSubmit: {
      const decoded = decodeAction(interaction.data.custom_id);
      if (!decoded) return notice(texts.staleButton);
      const request = requestOf(interaction, owners, [], formValues(interaction));
      return performAction(commandsByAction, decoded.action, request, context);
    }
    default:
      return undefined;
  }
}

/** Answers autocomplete, which can neither show errors nor be deferred: failures give no suggestions. */
async function complete(
  interaction: APIApplicationCommandAutocompleteInteraction,
  { commands, context, owners, rest, log }: InteractionOptions,
): Promise<void> {
  try {
    const called = calledCommand(commands, interaction);
    const focused = called?.options.find((option) => 'focused' in option && option.focused);
    const request = requestOf(interaction, owners, called?.options);
    const typed = focused && 'value' in focused ? String(focused.value) : '';
    const found = focused
      ? await called?.command.complete?.(focused.name, typed, converse(request, context))
      : [];
    const body = {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: takeChoices(found ?? []) },
    };
    await rest.post(Routes.interactionCallback(interaction.id, interaction.token), { body, auth: false });
  } catch (error) {
    log.warn({ err: error, interaction: interaction.id }, 'no proposals could be given');
  }
}

/** Returns valid suggestions with unique values and names; a value that is too long would be truncated by Discord. */
function takeChoices(found: readonly Suggestion[]): readonly Suggestion[] {
  const choices = new Map<string, Suggestion>();
  const values = new Set<string>();
  for (const { name, value } of found) {
    const shown = clip(name.trim() || value, LIMITS.autocompleteText);
    if (value === '' || lengthOf(value) > LIMITS.autocompleteText) continue;
    if (values.has(value) || choices.has(shown)) continue;
    values.add(value);
    choices.set(shown, { name: shown, value });
  }
  return [...choices.values()].slice(0, LIMITS.autocompleteChoices);
}

async function sayFailure(
  error: unknown,
  interaction: APIInteraction,
  reply: InteractionReply,
  { log }: InteractionOptions,
): Promise<void> {
  if (isOver(error)) {
    log.warn({ err: error, interaction: interaction.id }, 'an interaction was over before it was answered');
    return;
  }
  const failure = logFailure(log, error, 'an interaction failed', { interaction: interaction.id });
  try {
    const texts = textsIn(localeOf('locale' in interaction ? interaction.locale : undefined));
    await reply.send(notice(texts.failed(failure)));
  } catch (again) {
    // The interaction may have expired or been answered already: then nobody can be told.
    log.warn({ err: again, failure, interaction: interaction.id }, 'nor could the failure be said');
  }
}

/** Discord's error codes for interactions that have expired or were answered before. */
const OVER: ReadonlySet<unknown> = new Set([10_062, 40_060]);

function isOver(error: unknown): boolean {
  return error instanceof Error && 'code' in error && OVER.has(error.code);
}
