import {
  BaseCreateMessageCreateRequestSchema,
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
} from 'discord-api-spec/zod';
import { MESSAGE_FLAG } from '../model.ts';
import { COMPONENT, checkComponents, flatten, type PlacedComponent } from './components.ts';
import { checkSchema } from './spec.ts';
import { codePoints, isRecord, policy, recordsOf, refuse, textOf, type Violation } from './violation.ts';

/** Where a message body is sent: each place has its own schema and allowed flags. */
export type MessagePlace =
  | 'create'
  | 'edit'
  | 'thread-starter'
  | 'interaction'
  | 'follow-up'
  | 'webhook-edit';

/** What the check must know beside the body. */
export interface MessageContext {
  readonly place: MessagePlace;
  /** For an edit: whether the message was sent with Components V2, which cannot be taken back. */
  readonly alreadyV2?: boolean;
  /** For an edit: whether the message has plain content, which Components V2 must set to null. */
  readonly hasContent?: boolean;
  /** Files sent beside the JSON. */
  readonly files?: number;
}

const SCHEMAS = {
  create: MessageCreateRequestSchema,
  edit: MessageEditRequestPartialSchema,
  'thread-starter': BaseCreateMessageCreateRequestSchema,
  interaction: IncomingWebhookInteractionRequestSchema,
  'follow-up': IncomingWebhookRequestPartialSchema,
  'webhook-edit': IncomingWebhookUpdateRequestPartialSchema,
} as const;

/** Most components in one message, nested ones counted. */
const MAX_COMPONENTS = 40;
/** Most code points in all text displays of one message together. */
const MAX_TEXT_CODE_POINTS = 4000;
/** Most UTF-8 bytes of text in one message; beyond some 10,170 Discord answers 500. */
const MAX_TEXT_BYTES = 9500;
const MAX_CONTENT = 2000;
const MAX_EMBED_TEXT = 6000;
const OLD_LAYOUT_ROWS = 5;

/** Everything that is wrong with a message body, by Discord's specification and by what the specification misses. Pure. */
export function checkMessage(body: unknown, context: MessageContext): Violation[] {
  if (!isRecord(body)) return [refuse('', 'the body is not an object')];
  const placed = flatten(body.components);
  return [
    ...checkSchema(SCHEMAS[context.place], body),
    ...checkFlags(body, context),
    ...checkEmptiness(body, context),
    ...checkText(body, placed),
    ...checkEmbeds(body),
    ...(placed.length > MAX_COMPONENTS
      ? [refuse('components', `${placed.length} components, at most 40`)]
      : []),
    ...checkComponents(placed),
    ...checkMentions(body, placed),
  ];
}

function checkFlags(
  body: Record<string, unknown>,
  { place, alreadyV2, hasContent }: MessageContext,
): Violation[] {
  const flags = Number(body.flags ?? 0);
  const found: Violation[] = [];
  const ephemeral = (flags & MESSAGE_FLAG.ephemeral) !== 0;
  if (ephemeral && place !== 'interaction' && place !== 'follow-up') {
    found.push(refuse('flags', 'EPHEMERAL is for answers to interactions alone'));
  }
  const v2 = (flags & MESSAGE_FLAG.componentsV2) !== 0 || alreadyV2 === true;
  if (!v2) return [...found, ...oldLayout(body)];
  const besides = ['content', 'embeds', 'poll', 'sticker_ids'].filter((key) => isFilled(body[key]));
  const left = hasContent && body.content === undefined ? ['content'] : [];
  return [...found, ...[...besides, ...left].map((key) => refuse(key, `${key} stands beside Components V2`))];
}

function oldLayout(body: Record<string, unknown>): Violation[] {
  const rows = recordsOf(body.components);
  const newer = rows.findIndex((row) => row.type !== COMPONENT.actionRow);
  if (newer >= 0) return [refuse(`components.${newer}`, 'a V2 component without the flag IS_COMPONENTS_V2')];
  return rows.length > OLD_LAYOUT_ROWS ? [refuse('components', 'more than 5 action rows')] : [];
}

function checkEmptiness(body: Record<string, unknown>, { place, files }: MessageContext): Violation[] {
  const parts = [
    'content',
    'embeds',
    'components',
    'poll',
    'sticker_ids',
    'attachments',
    'message_reference',
  ];
  const isEdit = place === 'edit' || place === 'webhook-edit';
  if (isEdit || (files ?? 0) > 0 || parts.some((key) => isFilled(body[key]))) return [];
  return [refuse('', '50006: the message is empty')];
}

function checkText(body: Record<string, unknown>, placed: readonly PlacedComponent[]): Violation[] {
  const content = textOf(body.content);
  const shown = placed
    .filter(({ component }) => component.type === COMPONENT.textDisplay)
    .map(({ component }) => textOf(component.content));
  const points = shown.reduce((sum, text) => sum + codePoints(text), 0);
  const bytes = [content, ...shown].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const found: Violation[] = [];
  if (codePoints(content) > MAX_CONTENT) found.push(refuse('content', 'content longer than 2000'));
  if (points > MAX_TEXT_CODE_POINTS)
    found.push(refuse('components', `${points} characters of text, at most 4000`));
  if (bytes > MAX_TEXT_BYTES) found.push(refuse('', `${bytes} bytes of text, at most ${MAX_TEXT_BYTES}`));
  if (!content.isWellFormed() || shown.some((text) => !text.isWellFormed())) {
    found.push(refuse('', 'half a surrogate pair in the text'));
  }
  return found;
}

function checkEmbeds(body: Record<string, unknown>): Violation[] {
  const texts = recordsOf(body.embeds).flatMap((embed) => [
    textOf(embed.title),
    textOf(embed.description),
    isRecord(embed.footer) ? textOf(embed.footer.text) : '',
    isRecord(embed.author) ? textOf(embed.author.name) : '',
    ...recordsOf(embed.fields).flatMap((field) => [textOf(field.name), textOf(field.value)]),
  ]);
  const total = texts.reduce((sum, text) => sum + codePoints(text), 0);
  return total > MAX_EMBED_TEXT ? [refuse('embeds', 'more than 6000 characters in embeds')] : [];
}

/** Whoever sends text must say whom it may ping: nobody, or roles by their ids. */
function checkMentions(body: Record<string, unknown>, placed: readonly PlacedComponent[]): Violation[] {
  if (!isFilled(body.content) && !isFilled(body.embeds) && placed.length === 0) return [];
  const mentions = body.allowed_mentions;
  if (!isRecord(mentions)) return [policy('allowed_mentions', 'allowed_mentions is missing')];
  const found: Violation[] = [];
  const says = Array.isArray(mentions.parse) || Array.isArray(mentions.roles);
  if (!says || isFilled(mentions.parse)) {
    found.push(policy('allowed_mentions.parse', 'parse must be empty, or roles listed alone'));
  }
  if (isFilled(mentions.users)) found.push(policy('allowed_mentions.users', 'no user may be pinged'));
  if (mentions.replied_user === true)
    found.push(policy('allowed_mentions.replied_user', 'no user may be pinged'));
  return found;
}

function isFilled(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
}
