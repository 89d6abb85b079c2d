import type { ActionKind, ActionOf } from '../actions/action.ts';
import type { Locale, Localised } from '../locale.ts';
import type { Answer } from '../message.ts';
import type { Conversation } from './conversation.ts';
import type { OptionSpec } from './options.ts';
import type { InteractionContext } from './place.ts';

/** One proposal while a member types; `value` is what the option gets, both at most 100 code points. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

/** A command: a function of a request, with what a platform needs to offer it. */
export interface Command {
  readonly kind: 'slash' | 'message';
  /** Lower case; a space divides a command from its subcommand (`forget me`). */
  readonly name: string;
  readonly names: Localised;
  readonly descriptions: Localised;
  readonly contexts: readonly InteractionContext[];
  readonly needs?: 'manage-server' | 'own-bot';
  readonly options: readonly OptionSpec[];
  /**
   * How it may be given, in the asker's language; `/help` shows them with a name, a column and a day of the news that is
   * stored in place of {name}, {column} and {day}, and leaves out those for which there is none.
   */
  readonly examples?: Readonly<Record<Locale, readonly string[]>>;
  /** Answers the command; throws only for what is our fault. */
  run(conversation: Conversation): Promise<Answer> | Answer;
  /** At most 25 proposals for an option of `suggests`, in under 100 ms. */
  complete?(
    option: string,
    typed: string,
    conversation: Conversation,
  ): Promise<readonly Suggestion[]> | readonly Suggestion[];
  /** Answers the presses that belong to the command, under the same conditions as the command itself. */
  readonly actions?: ActionHandlers;
}

/** What answers which kind of action. */
export type ActionHandlers = {
  readonly [K in ActionKind]?: (action: ActionOf<K>, conversation: Conversation) => Promise<Answer> | Answer;
};
