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

/** Functions of @discordjs/rest used for answers. */
export type InteractionRest = Pick<REST, 'post' | 'patch' | 'delete'>;

/**
 * Answers one interaction. Discord waits three seconds for the first response, so slower work is deferred: a command by
 * a "thinking" message, a press by an unchanged message. A refused answer changes nothing: the next one takes the same
 * route, so that a notice can follow.
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

  /** Defers the answer by up to fifteen minutes; does nothing if an answer is in progress. */
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

  /** Sends the answer in one or more messages. Rejects with the error of Discord or the network. */
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

  /** Leaves out single images, links or buttons that Discord refuses instead of the whole answer. */
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
          // An ephemeral deferred answer cannot become visible to everyone.
          await this.rest.delete(this.originalRoute(), { auth: false });
          this.state = 'answered';
          return this.followUp(first, message, files);
        }
        return this.editOriginal(first, files);
      case 'deferred-update':
        return replaces ? this.editOriginal(first, files) : this.followUp(first, message, files);
      case 'answered':
        // A visible answer is not replaced by a notice about a later failure.
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

  /** Whether the pressed message is ephemeral: only the asker sees it, so it can be replaced. */
  private pressedOwnMessage(): boolean {
    const flags = this.interaction.message?.flags ?? 0;
    return (flags & MessageFlags.Ephemeral) !== 0;
  }
}

/** Returns a message's files for @discordjs/rest: shown ones first, then downloads. */
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

/**
 * Adds file components to a payload: a Components V2 message shows only files that a component names; galleries name
 * pictures.
 */
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

/** Returns Discord's tree of errors in an error of @discordjs/rest. */
function errorsOf(error: unknown): unknown {
  const raw = error instanceof Error && 'rawError' in error ? error.rawError : undefined;
  return typeof raw === 'object' && raw !== null && 'errors' in raw ? raw.errors : undefined;
}

function flagsOf(payload: Payload, message: Message): number {
  return message.visibility === 'asker' ? payload.flags | MessageFlags.Ephemeral : payload.flags;
}
