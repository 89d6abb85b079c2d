import { DEFAULT_TELLING } from '../../store/members/tellingChoices.ts';
import type { ActionOf } from '../actions/action.ts';
import type { ActionHandlers } from '../conversation/command.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Form, Message } from '../message.ts';
import {
  chooseTelling,
  followEvent,
  followKeyword,
  MAX_KEYWORD,
  unfollowEvent,
  unfollowKeyword,
} from './following.ts';
import { changedTelling } from './followTelling.ts';

/** Handlers of following, unfollowing, and the times of notices. */
export const followActions = {
  'ask-keyword': askKeyword,
  follow: ({ keyword }, conversation) =>
    followKeyword(keyword ?? conversation.fields.keyword ?? '', conversation),
  unfollow: ({ keyword }, conversation) => unfollowKeyword(keyword, conversation),
  'follow-telling': changeTelling,
  'follow-event': ({ story }, conversation) => followEvent(story, conversation),
  'unfollow-event': ({ event }, conversation) => unfollowEvent(event, conversation),
} satisfies ActionHandlers;

async function changeTelling(
  { choice }: ActionOf<'follow-telling'>,
  conversation: Conversation,
): Promise<Message> {
  const { followers } = conversation.services;
  const known = (await followers.find(conversation.user))?.telling ?? DEFAULT_TELLING;
  const changed = await chooseTelling(changedTelling(known, choice), conversation);
  return { ...changed, replaces: true };
}

function askKeyword(_action: unknown, { texts: { following: words } }: Conversation): Form {
  return {
    kind: 'form',
    title: words.followTitle,
    action: { kind: 'follow' },
    fields: [
      {
        kind: 'text',
        name: 'keyword',
        label: words.followField,
        placeholder: words.followPlaceholder,
        required: true,
        long: false,
        maxLength: MAX_KEYWORD,
      },
    ],
  };
}
