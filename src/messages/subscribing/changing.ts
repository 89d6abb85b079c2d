import { type ChangeDraft, changesBetween, withChanges } from '../../store/subscriptions/changeDrafts.ts';
import type { Subscription, SubscriptionChoices } from '../../store/subscriptions/subscriptionRows.ts';
import type { Action, ChangeAction } from '../action.ts';
import type { Context, Request } from '../command.ts';
import type { Answer, Message } from '../message.ts';
import { notice } from '../notice.ts';
import { textsIn } from '../texts/texts.ts';
import { changedLines } from './changedLines.ts';
import { changeForm } from './changeForm.ts';
import { checkChannel } from './checkChannel.ts';
import { cardOf, channelName, ofThisServer } from './ofServer.ts';
import { newestDigestOf } from './preview.ts';
import { readChange } from './readChange.ts';
import { mayPing, type ReadChoices } from './readChoices.ts';
import { changeButtons, stepButton } from './subscriptionMessage.ts';
import { timingAdvice, timingOf } from './timing.ts';

/** Items of the digest under a proposed change: with all that is around them they fit one message. */
const PREVIEW_ITEMS = 10;

/**
 * Answers the presses that change a subscription: a part's form, what it would change, and saving it. The caller has
 * looked at the asker's right to manage the server. Undefined for other actions.
 */
export async function actOnChange(
  action: Action,
  request: Request,
  context: Context,
): Promise<Answer | undefined> {
  if (action.kind === 'save-change') return save(action.draft, request, context);
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
  const subscription = await ofThisServer(id, request, context);
  if (!subscription) return { kind: 'lost', message: notice(words.gone) };
  if (draftId === undefined) return { kind: 'found', subscription, choices: subscription };
  const draft = ownDraft(draftId, request, context);
  if (draft?.subscription !== subscription.id) return { kind: 'lost', message: lostDraft(request) };
  return { kind: 'found', subscription, choices: withChanges(subscription, draft.changes) };
}

function ownDraft(id: string, { user }: Request, context: Context): ChangeDraft | undefined {
  const draft = context.changeDrafts.find(id, context.clock.now());
  return draft?.user === user ? draft : undefined;
}

function lostDraft({ locale }: Request): Message {
  const words = textsIn(locale).subscription;
  return notice(words.draftGone, {
    kind: 'buttons',
    buttons: [{ kind: 'action', label: words.listTitle, action: { kind: 'subscriptions' } }],
  });
}

async function openForm(
  action: ChangeAction,
  choices: SubscriptionChoices,
  { locale }: Request,
  context: Context,
): Promise<Answer> {
  const columns = (await context.editions.columns()).map(({ column }) => column);
  return changeForm(action, choices, columns, textsIn(locale));
}

/** Keeps what was filled in as a draft, and shows what it would change and the digest that would come of it. */
async function propose(
  action: ChangeAction,
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
    return cardOf(subscription, request, context, words.nothingChanged);
  }
  const draft = context.changeDrafts.keep(
    { subscription: subscription.id, user: request.user, changes },
    context.clock.now(),
  );
  return proposal(subscription, after, draft, request, context);
}

function again(
  { part, subscription, draft }: ChangeAction,
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

async function proposal(
  before: Subscription,
  after: SubscriptionChoices,
  draft: string,
  request: Request,
  context: Context,
): Promise<Message> {
  const texts = textsIn(request.locale);
  const words = texts.subscription;
  const title = words.proposed(await channelName(before.channelId, request, context));
  const timing = timingOf(after, context.digests.arrivals(after.columns), context.clock.now());
  const advice = timingAdvice(after, timing, texts);
  const preview = await newestDigestOf({ ...before, ...after }, context, PREVIEW_ITEMS);
  return {
    kind: 'message',
    title,
    visibility: 'asker',
    replaces: true,
    blocks: [
      { kind: 'text', text: [{ kind: 'bold', text: title }] },
      { kind: 'list', lines: changedLines(before, after, texts) },
      ...(advice === undefined ? [] : [{ kind: 'text', text: advice } as const]),
      {
        kind: 'buttons',
        buttons: [
          { kind: 'action', label: words.save, tone: 'primary', action: { kind: 'save-change', draft } },
          stepButton(words.discard, 'show', before.id),
        ],
      },
      { kind: 'buttons', buttons: changeButtons(before.id, draft, words) },
      { kind: 'divider' },
      { kind: 'heading', level: 3, text: words.preview },
      ...(preview?.blocks.filter(({ kind }) => kind !== 'buttons') ?? [
        { kind: 'text', text: words.nothingToShow } as const,
      ]),
    ],
  };
}

/** Saves a draft; what may have changed since it was made, rights first, is looked at again. */
async function save(draftId: string, request: Request, context: Context): Promise<Message> {
  const words = textsIn(request.locale).subscription;
  const draft = ownDraft(draftId, request, context);
  if (!draft) return lostDraft(request);
  const subscription = await ofThisServer(draft.subscription, request, context);
  if (!subscription) return notice(words.gone);
  const after = withChanges(subscription, draft.changes);
  const refused = await whyNotSaved(subscription, after, request, context);
  if (refused) return refused;
  const saved = await context.subscriptions.change(subscription.id, after, context.clock.now());
  context.changeDrafts.drop(draft.id);
  if (!saved) return notice(words.gone);
  const name = await channelName(saved.channelId, request, context);
  return cardOf(saved, request, context, words.changed(name));
}

async function whyNotSaved(
  before: SubscriptionChoices,
  after: SubscriptionChoices,
  request: Request,
  context: Context,
): Promise<Message | undefined> {
  const words = textsIn(request.locale).subscription;
  const newRole = after.pingRole === before.pingRole ? null : after.pingRole;
  const role = newRole === null ? undefined : await context.channels.roleIn(newRole, request);
  if (newRole !== null && !role) return notice(words.roleGone);
  if (role && !mayPing(role, request)) return notice(words.roleNotMentionable(role.name));
  const wishes = { ...after, mentionsClosedRole: role?.mentionable === false };
  const checked = await checkChannel(after.channelId, wishes, request, context);
  if (checked.kind === 'unfit') return checked.message;
  return after.crosspost && checked.channelKind !== 'announcement'
    ? notice(words.crosspostNeedsAnnouncement)
    : undefined;
}
