import type { RawFile, REST } from '@discordjs/rest';
import {
  type APIFileComponent,
  type APIInteraction,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  Routes,
} from 'discord-api-types/v10';
import { type CommandIds, identifyCommands } from '../messages/commandMentions.ts';
import type { Answer, Message } from '../messages/message.ts';
import { formBody } from './formBody.ts';
import { type Payload, renderMessage } from './rendering/renderMessage.ts';
import { MOST_REPAIRS, withoutRefused } from './rendering/withoutRefused.ts';

/** What answering needs of @discordjs/rest. */
export type InteractionRest = Pick<REST, 'post' | 'patch' | 'delete'>;

/**
 * Answers one interaction. Discord waits three seconds for the first sign, so work that takes longer is first
 * deferred: a command by a message in preparation, a press by keeping the pressed message as it is. What Discord
 * refuses changes nothing: the next answer takes the same way, so that a refused answer is followed by a notice.
 */
export class InteractionReply {
  private readonly rest: InteractionRest;
  private readonly interaction: APIInteraction;
  private state: 'open' | 'deferred-message' | 'deferred-update' | 'answered' = 'open';

  private readonly commandIds: CommandIds;

  constructor(rest: InteractionRest, interaction: APIInteraction, commandIds: CommandIds) {
    this.commandIds = commandIds;
    this.rest = rest;
    this.interaction = interaction;
  }

  /** Gains fifteen minutes for the answer; nothing where an answer is already on its way. */
  async defer(): Promise<void> {
    if (this.state !== 'open') return;
    const isCommand = this.interaction.type === InteractionType.ApplicationCommand;
    await this.callback(
      isCommand
        ? {
            type: InteractionResponseType.DeferredChannelMessageWithSource,
            data: { flags: MessageFlags.Ephemeral },
          }
        : { type: InteractionResponseType.DeferredMessageUpdate },
    );
    this.state = isCommand ? 'deferred-message' : 'deferred-update';
  }

  /** Sends the answer, as many messages as it needs; rejects with what Discord or the network says. */
  async send(answer: Answer): Promise<void> {
    if (answer.kind === 'form') {
      if (this.state !== 'open') throw new Error('a form cannot follow a deferred answer');
      await this.callback({ type: InteractionResponseType.Modal, data: formBody(answer) });
      this.state = 'answered';
      return;
    }
    const [first, ...rest] = renderMessage(identifyCommands(answer, this.commandIds));
    const files = filesOf(answer);
    if (!first) throw new Error('a message without parts');
    await this.repaired(first, (payload) => this.sendFirst(payload, answer, files));
    this.state = 'answered';
    for (const payload of rest) await this.repaired(payload, (part) => this.followUp(part, answer));
  }

  /** A single image, link or button that Discord does not take is left out rather than the whole answer. */
  private async repaired(payload: Payload, send: (payload: Payload) => Promise<void>): Promise<void> {
    let left = payload;
    for (let repairs = 0; ; repairs += 1) {
      try {
        return await send(left);
      } catch (error) {
        const without = repairs < MOST_REPAIRS ? withoutRefused(left, errorsOf(error)) : undefined;
        if (!without) throw error;
        left = without;
      }
    }
  }

  private async sendFirst(payload: Payload, message: Message, files: readonly RawFile[]): Promise<void> {
    const first = withFiles(payload, message, files);
    const replaces = message.replaces === true && this.pressedOwnMessage();
    switch (this.state) {
      case 'open':
        return this.callback(
          replaces
            ? { type: InteractionResponseType.UpdateMessage, data: first }
            : {
                type: InteractionResponseType.ChannelMessageWithSource,
                data: { ...first, flags: flagsOf(first, message) },
              },
          files,
        );
      case 'deferred-message':
        if (message.visibility === 'everyone') {
          // What was deferred for the asker alone cannot be shown to everyone any more.
          await this.rest.delete(this.originalRoute(), { auth: false });
          this.state = 'answered';
          return this.followUp(first, message, files);
        }
        return this.editOriginal(first, files);
      case 'deferred-update':
        return replaces ? this.editOriginal(first, files) : this.followUp(first, message, files);
      case 'answered':
        // What stands is not overwritten by a notice that something after it failed.
        return this.followUp(first, message, files);
    }
  }

  private async editOriginal(body: Payload, files: readonly RawFile[]): Promise<void> {
    await this.rest.patch(this.originalRoute(), { body, files: [...files], auth: false });
  }

  private async followUp(payload: Payload, message: Message, files: readonly RawFile[] = []): Promise<void> {
    const { application_id, token } = this.interaction;
    const body = { ...payload, flags: flagsOf(payload, message) };
    await this.rest.post(Routes.webhook(application_id, token), { body, files: [...files], auth: false });
  }

  private async callback(body: object, files: readonly RawFile[] = []): Promise<void> {
    const { id, token } = this.interaction;
    await this.rest.post(Routes.interactionCallback(id, token), { body, files: [...files], auth: false });
  }

  private originalRoute(): `/webhooks/${string}` {
    const { application_id, token } = this.interaction;
    return Routes.webhookMessage(application_id, token, '@original');
  }

  /** Only the asker sees an ephemeral message: no other reader loses it when it is replaced. */
  private pressedOwnMessage(): boolean {
    const flags = this.interaction.message?.flags ?? 0;
    return (flags & MessageFlags.Ephemeral) !== 0;
  }
}

/** A message's files as @discordjs/rest sends them: what its blocks show first, then what can be saved. */
function filesOf({ files = [], blocks }: Message): readonly RawFile[] {
  const drawings = blocks.flatMap((block) => (block.kind === 'drawing' ? [block.drawing] : []));
  return [
    ...drawings.map(({ name, bytes }) => ({ name, contentType: 'image/png', data: Buffer.from(bytes) })),
    ...files.map(({ name, mediaType, text }) => ({
      name,
      contentType: mediaType,
      data: Buffer.from(text, 'utf8'),
    })),
  ];
}

/** A payload that shows its files: a Components V2 message shows none that no component names; galleries name drawings. */
function withFiles(payload: Payload, { files = [] }: Message, sent: readonly RawFile[]): Payload {
  if (sent.length === 0) return payload;
  const saved = files.map(
    ({ name }): APIFileComponent => ({ type: ComponentType.File, file: { url: `attachment://${name}` } }),
  );
  return {
    ...payload,
    components: [...payload.components, ...saved],
    attachments: sent.map(({ name }, id) => ({ id: String(id), filename: name })),
  };
}

/** The tree of what Discord refuses, in an error of @discordjs/rest. */
function errorsOf(error: unknown): unknown {
  const raw = error instanceof Error && 'rawError' in error ? error.rawError : undefined;
  return typeof raw === 'object' && raw !== null && 'errors' in raw ? raw.errors : undefined;
}

function flagsOf(payload: Payload, message: Message): number {
  return message.visibility === 'asker' ? payload.flags | MessageFlags.Ephemeral : payload.flags;
}
