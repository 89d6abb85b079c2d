import { changesBetween, withChanges } from '../../store/subscriptions/changeDrafts.ts';
import type { Subscription, SubscriptionChoices } from '../../store/subscriptions/subscriptionRows.ts';
import type { Action, ActionOf } from '../actions/action.ts';
import type { Context, Request } from '../conversation/command.ts';
import type { Answer, Message } from '../message.ts';
import { notice } from '../notice.ts';
import { columnsToChoose } from '../subscribing/columnsToChoose.ts';
import type { ReadChoices } from '../subscribing/readChoices.ts';
import { textsIn } from '../texts/textsIn.ts';
import { changeForm } from './changeForm.ts';
import { changeProposal } from './changeProposal.ts';
import { cardOf, findHere } from './ofServer.ts';
import { lostDraft, ownDraft } from './ownDraft.ts';
import { readChange } from './readChange.ts';
import { saveChange } from './saveChange.ts';

/**
 * Answers the presses that change a subscription: a part's form, what it would change, and saving it. The caller has
 * looked at the asker's right to manage the server. Undefined for other actions.
 */
export async function actOnChange(
  action: Action,
  request: Request,
  context: Context,
): Promise<Answer | undefined> {
  if (action.kind === 'save-change') return saveChange(action.draft, request, context);
  if (action.kind !== 'ask-change' && action.kind !== 'change') return undefined;
  const found = await drafted(action, request, context);
  if (found.kind === 'lost') return found.message;
  return action.kind === 'ask-change'
    ? openForm(action, found.choices, request, context)
    : propose(action, found.subscription, found.choices, request, context);
}

type Drafted =
  | {
      readonly kind: 'found';
      readonly subscription: Subscription;
      /** With the draft's changes, where there is a draft. */
      readonly choices: SubscriptionChoices;
    }
  | { readonly kind: 'lost'; readonly message: Message };

async function drafted(
  { subscription: id, draft: draftId }: { readonly subscription: string; readonly draft?: string },
  request: Request,
  context: Context,
): Promise<Drafted> {
  const words = textsIn(request.locale).subscription;
  const subscription = await findHere(id, request, context);
  if (!subscription) return { kind: 'lost', message: notice(words.gone) };
  if (draftId === undefined) return { kind: 'found', subscription, choices: subscription };
  const draft = await ownDraft(draftId, request, context);
  if (draft?.subscription !== subscription.id) return { kind: 'lost', message: lostDraft(request) };
  return { kind: 'found', subscription, choices: withChanges(subscription, draft.changes) };
}

async function openForm(
  action: ActionOf<'ask-change' | 'change'>,
  choices: SubscriptionChoices,
  request: Request,
  context: Context,
): Promise<Answer> {
  const { pingRole } = choices;
  // A form may name only what there is: a role that was deleted since is no choice any more.
  const isThere = pingRole !== null && (await context.channels.roleIn(pingRole, request)) !== undefined;
  const columns = await columnsToChoose(context);
  const sections = await context.editions.sections();
  const shown = { ...choices, pingRole: isThere ? pingRole : null };
  const forum = (await context.channels.rightsIn(choices.channelId, request))?.forum;
  return changeForm(action, shown, { columns, sections, forum }, textsIn(request.locale));
}

/** Keeps what was filled in as a draft, and shows what it would change and the digest that would come of it. */
async function propose(
  action: ActionOf<'ask-change' | 'change'>,
  subscription: Subscription,
  choices: SubscriptionChoices,
  request: Request,
  context: Context,
): Promise<Message> {
  const words = textsIn(request.locale).subscription;
  const read = await readChange(action.part, choices, request, context);
  if (read.kind === 'wrong') return again(action, read, request);
  const after = { ...choices, ...read.choices };
  const changes = changesBetween(subscription, after);
  if (Object.keys(changes).length === 0) {
    return await cardOf(subscription, request, context, words.nothingChanged);
  }
  const draft = await context.changeDrafts.keep(
    { subscription: subscription.id, user: request.user, changes },
    context.clock.now(),
  );
  return changeProposal(subscription, after, draft, request, context);
}

function again(
  { part, subscription, draft }: ActionOf<'ask-change' | 'change'>,
  { sentence }: Extract<ReadChoices, { kind: 'wrong' }>,
  { locale }: Request,
): Message {
  const words = textsIn(locale).subscription;
  return notice(sentence, {
    kind: 'buttons',
    buttons: [
      {
        kind: 'action',
        label: words.changeParts[part],
        action: { kind: 'ask-change', part, subscription, ...(draft !== undefined && { draft }) },
        tone: 'primary',
      },
    ],
  });
}
