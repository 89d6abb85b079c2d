import type { ActionKind, ActionOf } from '../actions/action.ts';
import type { Locale, Localised } from '../locale.ts';
import type { Answer } from '../message.ts';
import type { Conversation } from './conversation.ts';
import type { OptionSpec } from './options.ts';
import type { InteractionContext } from './place.ts';

/** Discord's limit of suggestions. */
export const MOST_SUGGESTIONS = 25;

/** A suggestion during autocomplete; `value` is the option's value, both at most 100 code points. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

/** A command: a function of a request, with its description for platforms. */
export interface Command {
  readonly kind: 'slash' | 'message';
  /** Lower case; a space separates a command from its subcommand (`forget me`). */
  readonly name: string;
  readonly names: Localised;
  readonly descriptions: Localised;
  readonly contexts: readonly InteractionContext[];
  readonly needs?: 'manage-server' | 'own-bot';
  readonly options: readonly OptionSpec[];
  /**
   * Examples by language; `/help` replaces {name}, {column} and {day} with those of stored news, and omits examples
   * without one.
   */
  readonly examples?: Readonly<Record<Locale, readonly string[]>>;
  /** Answers the command; throws for internal errors only. */
  run(conversation: Conversation): Promise<Answer> | Answer;
  /** Returns at most 25 suggestions for an option with `suggests`, within 100 ms. */
  complete?(
    option: string,
    typed: string,
    conversation: Conversation,
  ): Promise<readonly Suggestion[]> | readonly Suggestion[];
  /** Handlers of the command's actions, under the same conditions as the command. */
  readonly actions?: ActionHandlers;
}

/** Handlers by kind of action. */
export type ActionHandlers = {
  readonly [K in ActionKind]?: (action: ActionOf<K>, conversation: Conversation) => Promise<Answer> | Answer;
};
