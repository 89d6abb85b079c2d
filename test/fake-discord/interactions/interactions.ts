import { randomBytes } from 'node:crypto';
import { CALLBACK, INTERACTION } from '../contract/callback.ts';
import { isRecord, recordsOf } from '../contract/violation.ts';
import type { Core } from '../core.ts';
import { type Channel, MESSAGE_FLAG, type Message, type User } from '../model.ts';
import { componentsIn, readableText } from '../reading.ts';
import { type Act, interactionJson } from './payload.ts';

/** How an interaction is waited for. */
export interface Patience {
  /** `answer` (the default) waits for the content, over a defer; `callback` for the first sign alone. */
  readonly until?: 'answer' | 'callback';
  /** Real milliseconds; 10,000. */
  readonly timeoutMs?: number;
}

/** One interaction from its dispatch on, and everything that the bot answered to it; it goes on growing after the first answer. */
export class InteractionAnswer {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly user: User;
  readonly channel: Channel;
  readonly userInstalled: boolean;
  /** The message that was clicked, or that the modal came from. */
  readonly source: Message | undefined;
  /** Instants of the fake's clock. */
  readonly at: number;
  readonly startedAt = performance.now();
  callback: { readonly type: number; readonly data: Record<string, unknown> } | undefined;
  /** Real milliseconds until the first callback arrived. */
  firstAnswerMs = Number.NaN;
  /** Real milliseconds until the content stood, which is later than the first answer where the bot deferred. */
  contentMs = Number.NaN;
  original: Message | undefined;
  readonly followUps: Message[] = [];
  edits = 0;

  constructor(from: {
    id: string;
    type: number;
    user: User;
    channel: Channel;
    at: number;
    userInstalled: boolean;
    source: Message | undefined;
  }) {
    this.id = from.id;
    this.token = randomBytes(32).toString('base64url');
    this.type = from.type;
    this.user = from.user;
    this.channel = from.channel;
    this.at = from.at;
    this.userInstalled = from.userInstalled;
    this.source = from.source;
  }

  /** The message that answers: the original reply, or the clicked message where that was updated. */
  get message(): Message {
    const message = this.original ?? this.followUps[0];
    if (!message) throw new Error('the bot answered without a message');
    return message;
  }

  /** All texts of the answering message, in reading order. */
  get text(): string {
    return readableText(this.message);
  }

  get isEphemeral(): boolean {
    return (this.message.flags & MESSAGE_FLAG.ephemeral) !== 0;
  }

  get wasDeferred(): boolean {
    return (
      this.callback?.type === CALLBACK.deferredMessage || this.callback?.type === CALLBACK.deferredUpdate
    );
  }

  /** The choices of an autocomplete. */
  get choices(): { name: string; value: unknown }[] {
    return recordsOf(this.callback?.data.choices).map((choice) => ({
      name: String(choice.name),
      value: choice.value,
    }));
  }

  /** The modal that was opened, if that was the answer. */
  get modal(): { customId: string; title: string; components: Record<string, unknown>[] } | undefined {
    if (this.callback?.type !== CALLBACK.modal) return undefined;
    const { custom_id, title, components } = this.callback.data;
    return { customId: String(custom_id), title: String(title), components: recordsOf(components) };
  }

  /** Notes the callback. */
  acknowledge(body: Record<string, unknown>): void {
    this.callback = { type: Number(body.type), data: isRecord(body.data) ? body.data : {} };
    this.firstAnswerMs = performance.now() - this.startedAt;
    if (!this.wasDeferred) this.contentMs = this.firstAnswerMs;
  }

  /** Notes that content came after the callback: an edit or a follow-up. */
  contentArrived(): void {
    if (Number.isNaN(this.contentMs)) this.contentMs = performance.now() - this.startedAt;
  }
}

/** The parts of the fake that interactions pass through. */
type Place = Pick<Core, 'world' | 'gateway' | 'changes' | 'commands' | 'cdn'>;

/** Dispatches interactions to the bot and keeps them for the routes that answer them. */
export class Interactions {
  readonly all: InteractionAnswer[] = [];
  readonly #byToken = new Map<string, InteractionAnswer>();
  readonly #core: Place;

  constructor(core: Place) {
    this.#core = core;
  }

  byToken(token: string | undefined): InteractionAnswer | undefined {
    return token === undefined ? undefined : this.#byToken.get(token);
  }

  /** Does what a member does and resolves with what the bot answered; rejects when the bot stays silent. */
  async act(act: Act, patience: Patience = {}): Promise<InteractionAnswer> {
    const answer = this.begin(act);
    const { until = 'answer', timeoutMs = 30_000 } = patience;
    const isDone = () => answer.callback && (until === 'callback' || !Number.isNaN(answer.contentMs));
    return this.#core.changes.until(
      `the bot to answer ${describe(act)}${until === 'answer' ? ' with content' : ''}`,
      () => (isDone() ? answer : undefined),
      timeoutMs,
    );
  }

  /** Dispatches without waiting. */
  begin(act: Act): InteractionAnswer {
    if (this.#core.gateway.sessions.size === 0) throw new Error('no bot is connected that could answer');
    demandClickable(act);
    const source = 'message' in act ? act.message : undefined;
    const answer = new InteractionAnswer({
      id: this.#core.world.mint.next(),
      type: TYPES[act.kind],
      user: act.user,
      channel: act.channel,
      at: this.#core.world.clock.now(),
      userInstalled: act.userInstalled ?? false,
      source,
    });
    this.all.push(answer);
    this.#byToken.set(answer.token, answer);
    const guild = this.#core.world.guild(act.channel.guildId);
    const payload = interactionJson(this.#core, act, answer);
    this.#core.gateway.dispatch('INTERACTION_CREATE', guild?.id, () => payload);
    return answer;
  }
}

const TYPES = {
  command: INTERACTION.command,
  'message-command': INTERACTION.command,
  autocomplete: INTERACTION.autocomplete,
  component: INTERACTION.component,
  modal: INTERACTION.modal,
} as const;

/** A member can only click what the message shows them; tests of stale or foreign clicks say `force`. */
function demandClickable(act: Act): void {
  if (act.kind !== 'component' || act.force) return;
  const component = componentsIn(act.message).find((entry) => entry.custom_id === act.customId);
  if (!component) throw new Error(`the message has no component ${act.customId}`);
  if (component.disabled) throw new Error(`the component ${act.customId} is disabled`);
  if (act.message.visibleTo !== undefined && act.message.visibleTo !== act.user.id) {
    throw new Error('this ephemeral message is not visible to that member');
  }
  const offered = component.options?.map((option) => option.value);
  const missing = act.values?.find((value) => offered && !offered.includes(value));
  if (missing !== undefined) throw new Error(`the select menu does not offer ${missing}`);
}

function describe(act: Act): string {
  if (act.kind === 'component' || act.kind === 'modal') return `${act.kind} ${act.customId}`;
  return `${act.kind} /${act.name}`;
}
