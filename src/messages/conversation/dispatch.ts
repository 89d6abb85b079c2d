import type { Action, ActionKind, Actions } from '../actions/action.ts';
import { withCommands } from '../commandMentions.ts';
import type { Answer, Message } from '../message.ts';
import { notice } from '../notice.ts';
import { textsIn } from '../texts/textsIn.ts';
import type { ActionHandlers, Command } from './command.ts';
import { type Conversation, converse } from './conversation.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

/** Answers a command, or explains why it is not allowed here or for this member. */
export async function runCommand(command: Command, request: Request, services: Services): Promise<Answer> {
  const refused = refuse(command, request);
  if (refused) return refused;
  const blank = command.options.find(
    ({ kind, required, name }) => kind === 'text' && required && request.options.text(name) === undefined,
  );
  if (blank) return notice(textsIn(request.locale).blankOption(blank.names[request.locale]));
  const conversation = converse(request, services);
  const answer = await command.run(conversation);
  return answer.kind === 'message' && answer.visibility === 'asker'
    ? await withClosed(answer, conversation)
    : answer;
}

/** Appends, once, that the asker's own digests ended because their direct messages are closed. */
async function withClosed(answer: Message, { user, texts, services }: Conversation): Promise<Message> {
  if (!(await services.subscriptions.sayClosed(user, services.clock.now()))) return answer;
  const text = withCommands(texts.subscription.messagesClosed);
  return { ...answer, blocks: [...answer.blocks, { kind: 'footer', text }] };
}

/** Command of each kind of action. */
export type CommandsByAction = ReadonlyMap<string, Command>;

/** Maps each kind of action to its command. Throws if two commands handle the same kind. */
export function indexByAction(commands: readonly Command[]): CommandsByAction {
  const found = new Map<string, Command>();
  for (const command of commands) {
    for (const kind of Object.keys(command.actions ?? {})) {
      if (found.has(kind)) throw new Error(`two commands answer the action ${kind}`);
      found.set(kind, command);
    }
  }
  return found;
}

/**
 * Answers a press, or explains that no command handles its action any more, or that it is not allowed here or for this
 * member.
 */
export async function performAction(
  commands: CommandsByAction,
  action: Action,
  request: Request,
  services: Services,
): Promise<Answer> {
  const command = commands.get(action.kind);
  if (!command?.actions) return notice(textsIn(request.locale).staleButton);
  // Permissions may have changed since the button was shown.
  const refused = refuse(command, request);
  if (refused) return refused;
  const answer = answerAction(command.actions, action.kind, action, converse(request, services));
  return (await answer) ?? notice(textsIn(request.locale).staleButton);
}

function answerAction<K extends ActionKind>(
  handlers: ActionHandlers,
  kind: K,
  action: Actions[K],
  conversation: Conversation,
) {
  return handlers[kind]?.(action, conversation);
}

/** Returns why a command is not allowed here or for this member; undefined if it is. */
function refuse({ contexts, needs }: Command, { place, locale }: Request): Message | undefined {
  const texts = textsIn(locale);
  if (!contexts.includes(place.context)) return notice(texts.needsServer);
  if (needs === undefined || place.permissions.has(needs)) return undefined;
  // Outside servers everybody acts for themselves.
  if (needs === 'manage-server' && place.context !== 'server') return undefined;
  return notice(needs === 'manage-server' ? texts.needsManageServer : texts.needsOwner);
}
