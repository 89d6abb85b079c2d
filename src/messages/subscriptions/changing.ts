import { changesBetween, withChanges } from '../../store/subscriptions/changeDrafts.ts';
import type { Subscription, SubscriptionChoices } from '../../store/subscriptions/subscription.ts';
import type { ActionOf } from '../actions/action.ts';
import type { ActionHandlers } from '../conversation/command.ts';
import type { Conversation } from '../conversation/conversation.ts';
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

/** Handlers of changing a subscription: the form of a part, the proposal, and saving. */
export const changeActions = {
  'ask-change': async (action, conversation) => {
    const found = await drafted(action, conversation);
    return found.kind === 'lost' ? found.message : openForm(action, found.choices, conversation);
  },
  change: async (action, conversation) => {
    const found = await drafted(action, conversation);
    return found.kind === 'lost'
      ? found.message
      : propose(action, found.subscription, found.choices, conversation);
  },
  'save-change': ({ draft }, conversation) => saveChange(draft, conversation),
} satisfies ActionHandlers;

type Drafted =
  | {
      readonly kind: 'found';
      readonly subscription: Subscription;
      /** Choices including the draft's changes, if there is a draft. */
      readonly choices: SubscriptionChoices;
    }
  | { readonly kind: 'lost'; readonly message: Message };

async function drafted(
  { subscription: id, draft: draftId }: { readonly subscription: string; readonly draft?: string },
  conversation: Conversation,
): Promise<Drafted> {
  const words = conversation.texts.subscription;
  const subscription = await findHere(id, conversation);
  if (!subscription) return { kind: 'lost', message: notice(words.gone) };
  if (draftId === undefined) return { kind: 'found', subscription, choices: subscription };
  const draft = await ownDraft(draftId, conversation);
  if (draft?.subscription !== subscription.id) return { kind: 'lost', message: lostDraft(conversation) };
  return { kind: 'found', subscription, choices: withChanges(subscription, draft.changes) };
}

async function openForm(
  action: ActionOf<'ask-change'>,
  choices: SubscriptionChoices,
  conversation: Conversation,
): Promise<Answer> {
  const { pingRole } = choices;
  // A form may only contain existing values: a deleted role is no choice.
  const isThere =
    pingRole !== null && (await conversation.services.channels.roleIn(pingRole, conversation)) !== undefined;
  const columns = await columnsToChoose(conversation.services);
  const sections = await conversation.services.editions.sections();
  const shown = { ...choices, pingRole: isThere ? pingRole : null };
  const forum = (await conversation.services.channels.rightsIn(choices.channelId, conversation))?.forum;
  return changeForm(action, shown, { columns, sections, forum }, conversation.texts);
}

/** Stores the submitted values as a draft, and shows the changes and the resulting digest. */
async function propose(
  action: ActionOf<'change'>,
  subscription: Subscription,
  choices: SubscriptionChoices,
  conversation: Conversation,
): Promise<Message> {
  const words = conversation.texts.subscription;
  const read = await readChange(action.part, choices, conversation);
  if (read.kind === 'wrong') return again(action, read, conversation);
  const after = { ...choices, ...read.choices };
  const changes = changesBetween(subscription, after);
  if (Object.keys(changes).length === 0) {
    return await cardOf(subscription, conversation, words.nothingChanged);
  }
  const draft = await conversation.services.changeDrafts.keep(
    { subscription: subscription.id, user: conversation.user, changes },
    conversation.services.clock.now(),
  );
  return changeProposal(subscription, after, draft, conversation);
}

function again(
  { part, subscription, draft }: ActionOf<'ask-change' | 'change'>,
  { sentence }: Extract<ReadChoices, { kind: 'wrong' }>,
  { locale }: Conversation,
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
