import { textKey } from '../editions/identity.ts';
import { MAX_KEYWORDS } from '../store/members/followers.ts';
import type { Action } from './action.ts';
import type { Context, Request } from './command.ts';
import type { Answer, Form, Message } from './message.ts';
import { notice } from './notice.ts';
import { textsIn } from './texts/textsIn.ts';

/** Longest keyword in code points, so that a custom id can carry it. */
export const MAX_KEYWORD = 50;

/** Follows a keyword for the asker, and says how and when they will be told. */
export async function follow(typed: string, request: Request, context: Context): Promise<Message> {
  const texts = textsIn(request.locale);
  const words = texts.member;
  const keyword = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (textKey(keyword) === '' || [...keyword].length > MAX_KEYWORD) return notice(words.badKeyword);
  const wereClosed = await areClosed(request, context);
  const followed = await context.followers.follow(request.user, keyword, request.locale, context.clock.now());
  if (followed === 'too-many') return notice(words.tooMany(MAX_KEYWORDS));
  const said = (followed === 'followed' ? words.followed : words.followedBefore)(keyword);
  return notice(
    [said, wereClosed ? words.closedMessages : words.howTold].join(texts.gap),
    { kind: 'footer', text: await followedNow(request, context) },
    {
      kind: 'buttons',
      buttons: [
        { kind: 'action', label: words.unfollowButton(keyword), action: { kind: 'unfollow', keyword } },
      ],
    },
  );
}

/** What the asker follows; where their direct messages were closed, how to open them, and the next one is tried. */
export async function following(request: Request, context: Context): Promise<Message> {
  const line = await followedNow(request, context);
  if (!(await areClosed(request, context))) return notice(line);
  await context.followers.tryAgain(request.user);
  return notice(textsIn(request.locale).member.closedMessages, { kind: 'footer', text: line });
}

async function areClosed({ user }: Request, { followers }: Context): Promise<boolean> {
  return ((await followers.find(user))?.closedAt ?? null) !== null;
}

/** Ends following a keyword. */
export async function unfollow(keyword: string, request: Request, context: Context): Promise<Message> {
  const words = textsIn(request.locale).member;
  const ended = await context.followers.unfollow(request.user, keyword);
  return notice((ended ? words.unfollowed : words.notFollowed)(keyword), {
    kind: 'footer',
    text: await followedNow(request, context),
  });
}

/** What the asker follows, in one line. */
async function followedNow(request: Request, context: Context): Promise<string> {
  const texts = textsIn(request.locale);
  const keywords = (await context.followers.find(request.user))?.keywords ?? [];
  return keywords.length === 0
    ? texts.member.followsNothing
    : texts.member.followsNow(keywords.join(texts.comma));
}

/** Answers the presses that follow and end following; undefined for other actions. */
export async function actOnFollowing(
  action: Action,
  request: Request,
  context: Context,
): Promise<Answer | undefined> {
  switch (action.kind) {
    case 'ask-keyword':
      return keywordForm(request);
    case 'follow':
      return await follow(action.keyword ?? request.fields.keyword ?? '', request, context);
    case 'unfollow':
      return await unfollow(action.keyword, request, context);
    default:
      return undefined;
  }
}

function keywordForm({ locale }: Request): Form {
  const words = textsIn(locale).member;
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
