import { checkMessage, type MessagePlace } from '../contract/message.ts';
import { isRecord, recordsOf, textOf, type Violation } from '../contract/violation.ts';
import type { Core } from '../core.ts';
import { type Channel, type Component, MESSAGE_FLAG, type Message, type User } from '../model.ts';
import { messageJson } from '../world/payloads.ts';
import { REFUSE } from './answer.ts';
import type { Attachment } from './cdn.ts';

const INTENT = { guildMessages: 1 << 9, directMessages: 1 << 12 } as const;

/** What a new message has beside its body. */
export interface Posting {
  readonly channel: Channel;
  readonly author: User;
  readonly id?: string;
  readonly nonce?: string;
  readonly interactionId?: string;
  /** Flags that the place adds, such as LOADING. */
  readonly flags?: number;
  readonly visibleTo?: string;
  readonly files?: readonly string[];
  /** What a member attached. */
  readonly attachments?: readonly Attachment[];
}

/** Refuses a body that breaks Discord's contract, and records whatever breaks this project's rules. */
export function demand(core: Core, request: string, body: unknown, violations: readonly Violation[]): void {
  core.records.violate(request, body, violations);
  const refused = violations.filter((violation) => violation.level === 'refuse');
  if (refused.length > 0) throw REFUSE.invalidForm(refused);
}

/** The same for a message body at one of the places where messages are sent. */
export function demandMessage(
  core: Core,
  request: string,
  body: unknown,
  context: { place: MessagePlace; alreadyV2?: boolean; hasContent?: boolean; files?: readonly string[] },
): void {
  const { files = [], ...rest } = context;
  demand(core, request, body, checkMessage(body, { ...rest, files: files.length }));
}

/** Refuses a message that holds a word which the server's automatic moderation blocks. */
export function demandUnblocked(core: Core, body: unknown): void {
  if (isBlocked(core, JSON.stringify(body))) throw REFUSE.contentBlocked();
}

/** Whether a text holds a blocked word. */
export function isBlocked({ settings }: Core, text: string): boolean {
  return settings.blockedWords.some((word) => text.includes(word));
}

/** Makes a message of a checked body and puts it where it can be seen. */
export function post(core: Core, body: unknown, posting: Posting): Message {
  const source = isRecord(body) ? body : {};
  const { channel, author } = posting;
  const reference = isRecord(source.message_reference) ? textOf(source.message_reference.message_id) : '';
  const message: Message = {
    id: posting.id ?? core.world.mint.next(),
    channelId: channel.id,
    author,
    createdAt: core.clock.now(),
    nonce: posting.nonce,
    referenceId: reference === '' ? undefined : reference,
    interactionId: posting.interactionId,
    visibleTo: posting.visibleTo,
    content: textOf(source.content),
    embeds: recordsOf(source.embeds),
    components: componentsOf(source.components),
    attachments: [...filesOf(posting.files ?? []), ...(posting.attachments ?? [])],
    flags: Number(source.flags ?? 0) | (posting.flags ?? 0),
    editedAt: undefined,
    history: [],
    allowedMentions: source.allowed_mentions,
    deleted: false,
  };
  core.world.messages.set(message.id, message);
  if (posting.visibleTo === undefined) channel.messages.push(message);
  if (channel.archived) channel.archived = false;
  const intent = channel.guildId === undefined ? INTENT.directMessages : INTENT.guildMessages;
  const guild = channel.guildId === undefined ? {} : { guild_id: channel.guildId };
  core.gateway.dispatch(
    'MESSAGE_CREATE',
    channel.guildId,
    () => ({ ...messageJson(core.world, message), ...guild }),
    intent,
  );
  core.changes.happened();
  return message;
}

/** Lays a checked body over a message, as an edit does: keys that are absent stay, null empties. */
export function revise(core: Core, message: Message, body: unknown): void {
  const source = isRecord(body) ? body : {};
  const { content, components, allowedMentions } = message;
  message.history.push({ content, components, allowedMentions, at: core.clock.now() });
  if ('content' in source) message.content = textOf(source.content);
  if ('embeds' in source) message.embeds = recordsOf(source.embeds);
  if ('components' in source) message.components = componentsOf(source.components);
  if ('allowed_mentions' in source) message.allowedMentions = source.allowed_mentions;
  const settable = MESSAGE_FLAG.suppressEmbeds | MESSAGE_FLAG.componentsV2;
  message.flags = (message.flags & ~MESSAGE_FLAG.loading) | (Number(source.flags ?? 0) & settable);
  message.editedAt = core.clock.now();
  core.changes.happened();
}

/** Whether a message was sent with Components V2. */
export function isV2(message: Message): boolean {
  return (message.flags & MESSAGE_FLAG.componentsV2) !== 0;
}

function componentsOf(value: unknown): Component[] {
  return recordsOf(value).filter(isComponent);
}

function isComponent(value: Record<string, unknown>): value is Record<string, unknown> & Component {
  return typeof value.type === 'number';
}

function filesOf(files: readonly string[]): unknown[] {
  return files.map((filename, index) => ({
    id: String(index),
    filename,
    size: 1,
    url: `attachment://${filename}`,
  }));
}
