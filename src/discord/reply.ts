import type { REST } from '@discordjs/rest';
import {
  type APIInteraction,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  Routes,
} from 'discord-api-types/v10';
import type { Answer, Message } from '../messages/message.ts';
import { formBody } from './formBody.ts';
import { type Payload, renderMessage } from './rendering/renderMessage.ts';

/** What answering needs of @discordjs/rest. */
export type InteractionRest = Pick<REST, 'post' | 'patch' | 'delete'>;

/**
 * Answers one interaction. Discord waits three seconds for the first sign, so work that takes longer is first
 * deferred: a command by a message in preparation, a press by keeping the pressed message as it is.
 */
export class Reply {
  private readonly rest: InteractionRest;
  private readonly interaction: APIInteraction;
  private state: 'open' | 'deferred-message' | 'deferred-update' | 'answered' = 'open';

  constructor(rest: InteractionRest, interaction: APIInteraction) {
    this.rest = rest;
    this.interaction = interaction;
  }

  /** Gains fifteen minutes for the answer; nothing where an answer is already on its way. */
  async defer(): Promise<void> {
    if (this.state !== 'open') return;
    const isCommand = this.interaction.type === InteractionType.ApplicationCommand;
    this.state = isCommand ? 'deferred-message' : 'deferred-update';
    await this.callback(
      isCommand
        ? {
            type: InteractionResponseType.DeferredChannelMessageWithSource,
            data: { flags: MessageFlags.Ephemeral },
          }
        : { type: InteractionResponseType.DeferredMessageUpdate },
    );
  }

  /** Sends the answer, as many messages as it needs. */
  async send(answer: Answer): Promise<void> {
    const before = this.state;
    this.state = 'answered';
    if (answer.kind === 'form') {
      if (before !== 'open') throw new Error('a form cannot follow a deferred answer');
      await this.callback({ type: InteractionResponseType.Modal, data: formBody(answer) });
      return;
    }
    const [first, ...rest] = renderMessage(answer);
    if (!first) throw new Error('a message without parts');
    await this.sendFirst(first, answer, before);
    for (const payload of rest) await this.followUp(payload, answer);
  }

  private async sendFirst(first: Payload, message: Message, before: typeof this.state): Promise<void> {
    const replaces = message.replaces === true && this.pressedOwnMessage();
    if (before === 'open') {
      await this.callback(
        replaces
          ? { type: InteractionResponseType.UpdateMessage, data: first }
          : {
              type: InteractionResponseType.ChannelMessageWithSource,
              data: { ...first, flags: flagsOf(first, message) },
            },
      );
      return;
    }
    if (before === 'deferred-update' && !replaces) {
      await this.followUp(first, message);
      return;
    }
    if (before === 'deferred-message' && message.visibility === 'everyone') {
      // What was deferred for the asker alone cannot be shown to everyone any more.
      await this.rest.delete(this.originalRoute(), { auth: false });
      await this.followUp(first, message);
      return;
    }
    await this.rest.patch(this.originalRoute(), { body: first, auth: false });
  }

  private async followUp(payload: Payload, message: Message): Promise<void> {
    const { application_id, token } = this.interaction;
    const body = { ...payload, flags: flagsOf(payload, message) };
    await this.rest.post(Routes.webhook(application_id, token), { body, auth: false });
  }

  private async callback(body: object): Promise<void> {
    const { id, token } = this.interaction;
    await this.rest.post(Routes.interactionCallback(id, token), { body, auth: false });
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

function flagsOf(payload: Payload, message: Message): number {
  return message.visibility === 'asker' ? payload.flags | MessageFlags.Ephemeral : payload.flags;
}
