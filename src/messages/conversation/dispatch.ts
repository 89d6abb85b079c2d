import type { Action } from '../actions/action.ts';
import { withCommands } from '../commandMentions.ts';
import type { Answer, Message } from '../message.ts';
import { notice } from '../notice.ts';
import { textsIn } from '../texts/textsIn.ts';
import type { Command, Context, Request } from './command.ts';
import type { Place } from './place.ts';

/** Answers a command, or says in a sentence why it may not be given here or by this member. */
export async function runCommand(command: Command, request: Request, context: Context): Promise<Answer> {
  const refused = refusal(command, request);
  if (refused) return refused;
  const blank = command.options.find(
    ({ kind, required, name }) => kind === 'text' && required && request.options.text(name) === undefined,
  );
  if (blank) return notice(textsIn(request.locale).blankOption(blank.names[request.locale]));
  const answer = await command.run(request, seenFrom(request.place, context));
  return answer.kind === 'message' && answer.visibility === 'asker'
    ? await withClosed(answer, request, context)
    : answer;
}

/** An answer, and under it once that the asker's own digests ended because their direct messages are closed. */
async function withClosed(
  answer: Message,
  { user, locale }: Request,
  { subscriptions, clock }: Context,
): Promise<Message> {
  if (!(await subscriptions.sayClosed(user, clock.now()))) return answer;
  const text = withCommands(textsIn(locale).subscription.messagesClosed);
  return { ...answer, blocks: [...answer.blocks, { kind: 'footer', text }] };
}

/** Answers a press with whichever command knows its action; says so where none does any more. */
export async function performAction(
  commands: readonly Command[],
  action: Action,
  request: Request,
  context: Context,
): Promise<Answer> {
  const seen = seenFrom(request.place, context);
  for (const command of commands) {
    const answer = await command.act?.(action, request, seen);
    if (answer !== undefined) return answer;
  }
  return notice(textsIn(request.locale).staleButton);
}

/** Why a command may not be given here or by this member; undefined where it may. */
export function refusal(
  { scenes, needs }: Pick<Command, 'scenes' | 'needs'>,
  request: Request,
): Message | undefined {
  const { place, locale } = request;
  const texts = textsIn(locale);
  if (!scenes.includes(place.scene)) return notice(texts.needsServer);
  if (needs === undefined || place.permissions.has(needs)) return undefined;
  // Nobody manages a conversation: what is done in one is done for oneself.
  if (needs === 'manage-server' && place.scene !== 'server') return undefined;
  return notice(needs === 'manage-server' ? texts.needsManageServer : texts.needsOwner);
}

/** What a request reads: in a server also the news of that server's own sources, which are seen nowhere else. */
function seenFrom({ scene, guild }: Place, context: Context): Context {
  const own = scene === 'server' && guild !== undefined ? context.inServer?.(guild) : undefined;
  return own ? { ...context, ...own } : context;
}
