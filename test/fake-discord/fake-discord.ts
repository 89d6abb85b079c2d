import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeClock } from './clock.ts';
import type { CommandRegistry, Core, Settings } from './core.ts';
import { type Behaviour, Misbehaviour, type Plan } from './faults/misbehaviour.ts';
import { GatewayDropper } from './gateway/dropper.ts';
import { Gateway, type GatewayOptions } from './gateway/gateway.ts';
import { type InteractionAnswer, Interactions, type Patience } from './interactions/interactions.ts';
import type { Act } from './interactions/payload.ts';
import type { Channel, Guild, Message, Overwrite, Role, User } from './model.ts';
import { Changes } from './records/changes.ts';
import { type RecordedViolation, Records, type RequestRecord } from './records/records.ts';
import type { SentFile } from './rest/body.ts';
import { type Attachment, Cdn } from './rest/cdn.ts';
import { Nonces } from './rest/nonces.ts';
import { post } from './rest/posting.ts';
import { type LimitOptions, RateLimits } from './rest/rateLimits.ts';
import { handleRequest } from './rest/server.ts';
import { channelJson, guildCreateJson, roleJson } from './world/payloads.ts';
import type { PermissionName } from './world/permissions.ts';
import { createWorld, overwrite, type World } from './world/world.ts';

/** How a fake Discord starts; everything has a default. */
export interface FakeOptions {
  /** A world of the test's own; otherwise one is made of `guilds` and `channelsPerGuild`. */
  readonly world?: World;
  readonly clock?: FakeClock;
  readonly guilds?: number;
  readonly channelsPerGuild?: number;
  readonly gateway?: GatewayOptions;
  readonly limits?: LimitOptions;
  readonly token?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly settings?: Partial<Settings>;
  /** How long a nonce is remembered; two minutes when left out. */
  readonly nonceMemoryMs?: number;
}

/** Starts a fake Discord on loopback; close it when the test is done. */
export async function startFakeDiscord(options: FakeOptions = {}): Promise<FakeDiscord> {
  const clock = options.world?.clock ?? options.clock ?? new FakeClock();
  const { guilds = 1, channelsPerGuild = 1 } = options;
  const world = options.world ?? createWorld({ clock, guilds, channelsPerGuild });
  const fake = new FakeDiscord(world, options);
  await fake.listen(options.port ?? 0);
  return fake;
}

/** The far side of a bot: Discord's REST API and gateway over real HTTP and WebSocket, with the means to act in its world. */
export class FakeDiscord implements Core {
  readonly token: string;
  readonly world: World;
  readonly clock: FakeClock;
  readonly changes = new Changes();
  readonly records = new Records(this.changes);
  readonly trouble = new Misbehaviour();
  readonly limits: RateLimits;
  readonly gateway: Gateway;
  readonly nonces: Nonces;
  readonly cdn: Cdn;
  readonly commands: CommandRegistry = new Map();
  readonly sentFiles: SentFile[] = [];
  readonly interactions: Interactions;
  readonly settings: Settings;
  /** Base address for `DISCORD_API_URL`, without a trailing slash. */
  apiUrl = '';
  readonly #server: Server;
  #dropper: GatewayDropper | undefined;

  constructor(world: World, options: FakeOptions) {
    this.world = world;
    this.clock = world.clock;
    this.token = options.token ?? fakeToken(world.applicationId);
    this.limits = new RateLimits(options.limits);
    this.gateway = new Gateway(world, this.changes, this.token, options.gateway);
    this.nonces = new Nonces(world.clock, options.nonceMemoryMs);
    this.cdn = new Cdn(world.mint);
    this.interactions = new Interactions(this);
    this.settings = {
      refuseOldEdits: false,
      oldEditStatus: 429,
      blockedWords: [],
      application: {},
      ...options.settings,
    };
    this.#server = createServer((request, response) => {
      if (this.cdn.serve(request, response)) return;
      handleRequest(this, request, response).catch((error: unknown) => {
        // A client that goes away while it sends is part of the game; anything else is a fault of the fake.
        if (!request.readableAborted) this.faults.push(error);
        response.destroy();
      });
    });
    // An idle connection that the fake closes by itself would be trouble that nobody planned.
    this.#server.keepAliveTimeout = 600_000;
    this.#server.on('upgrade', (request, socket, head) => this.gateway.upgrade(request, socket, head));
  }

  /** Errors of the fake itself; tests may assert that there are none. */
  readonly faults: unknown[] = [];

  /** Contract violations of all requests so far; tests assert that it is empty. */
  get violations(): readonly RecordedViolation[] {
    return this.records.violations;
  }

  get requests(): readonly RequestRecord[] {
    return this.records.requests;
  }

  /** The environment that points a bot here. */
  get env(): { readonly DISCORD_API_URL: string; readonly DISCORD_TOKEN: string } {
    return { DISCORD_API_URL: this.apiUrl, DISCORD_TOKEN: this.token };
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const { port: taken } = addressOf(this.#server);
    this.apiUrl = `http://127.0.0.1:${taken}/api`;
    this.cdn.listenAt(`http://127.0.0.1:${taken}`);
    this.gateway.listenAt(`ws://127.0.0.1:${taken}/gateway`);
  }

  async close(): Promise<void> {
    this.#dropper?.stop();
    this.gateway.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The first guild, its first channel, and its owner: enough for most tests. */
  get first(): { readonly guild: Guild; readonly channel: Channel } {
    const guild = this.world.guilds[0];
    const channel = guild?.channels.values().next().value;
    if (!guild || !channel) throw new Error('the world has no guild with a channel');
    return { guild, channel };
  }

  /** Does what a member does (a command, a click, a modal) and resolves with what the bot answered. */
  interact(act: Act, patience?: Patience): Promise<InteractionAnswer> {
    return this.interactions.act(act, patience);
  }

  /** Resolves once every shard is connected and has got its guilds. */
  ready(timeoutMs = 30_000): Promise<void> {
    return this.until(
      'every shard to be ready',
      () => (this.gateway.isReady ? true : undefined),
      timeoutMs,
    ).then(() => undefined);
  }

  /** Resolves once no bot is connected: wait for it between a kill and the next start, before `ready()`. */
  offline(timeoutMs?: number): Promise<void> {
    const probe = () => (this.gateway.live().length === 0 ? true : undefined);
    return this.until('every bot to be gone', probe, timeoutMs).then(() => undefined);
  }

  /** Waits, without polling, until a probe finds something. */
  until<T>(what: string, probe: () => T | undefined, timeoutMs?: number): Promise<T> {
    return this.changes.until(what, probe, timeoutMs);
  }

  /** The messages that stand in a channel, oldest first; ephemeral ones never do. */
  messages(channel: string | { readonly id: string }): readonly Message[] {
    return this.world.channels.get(typeof channel === 'string' ? channel : channel.id)?.messages ?? [];
  }

  /** The first message in a channel that matches, already there or to come. */
  waitForMessage(
    channel: string | { readonly id: string },
    matches: (message: Message) => boolean = () => true,
    timeoutMs?: number,
  ): Promise<Message> {
    const id = typeof channel === 'string' ? channel : channel.id;
    return this.until(`a message in channel ${id}`, () => this.messages(id).find(matches), timeoutMs);
  }

  /** The first answered request of a route that matches, already there or to come. */
  waitForRequest(
    route: string,
    matches: (record: RequestRecord) => boolean = () => true,
    timeoutMs?: number,
  ): Promise<RequestRecord> {
    const probe = () =>
      this.requests.find(
        (record) => record.route === route && record.answer !== undefined && matches(record),
      );
    return this.until(`a request ${route}`, probe, timeoutMs);
  }

  /** The next request of a route meets this behaviour, once. */
  nextFor(route: string, behaviour: Behaviour, matches?: (path: string, body: unknown) => boolean): void {
    this.trouble.nextFor(route, behaviour, matches);
  }

  /** Follows a seeded plan of trouble from now on; `misbehave({ seed: 0 })` ends it. */
  misbehave(plan: Plan): void {
    this.trouble.follow(plan);
    this.#dropper?.stop();
    this.#dropper =
      plan.gatewayDropEveryMs === undefined ? undefined : new GatewayDropper(this.gateway, plan);
  }

  /** A member says something in a channel, with files of the CDN attached. */
  say(channel: Channel, author: User, content: string, attachments: readonly Attachment[] = []): Message {
    return post(this, { content }, { channel, author, attachments });
  }

  /** The bot joins a guild that exists already, or a new one. */
  joinGuild(guild: Guild = this.world.addGuild({ botInstalled: false }), by?: User): Guild {
    guild.addedBy = by?.id ?? guild.ownerId;
    this.world.installBot(guild);
    this.gateway.dispatch('GUILD_CREATE', guild.id, () => guildCreateJson(this.world, guild));
    return guild;
  }

  /** The bot is removed from a guild. */
  leaveGuild(guild: Guild): void {
    guild.botInstalled = false;
    guild.members.delete(this.world.bot.id);
    this.gateway.dispatch('GUILD_DELETE', guild.id, () => ({ id: guild.id }));
  }

  /** A guild becomes unreachable for a while, as in an outage of Discord's own; `available` brings it back. */
  guildOutage(guild: Guild, available = false): void {
    if (available) this.gateway.dispatch('GUILD_CREATE', guild.id, () => guildCreateJson(this.world, guild));
    else this.gateway.dispatch('GUILD_DELETE', guild.id, () => ({ id: guild.id, unavailable: true }));
  }

  /** Tells the bot about a channel that a test has just added to the world. */
  announceChannel(channel: Channel): void {
    const event = channel.kind.endsWith('Thread') ? 'THREAD_CREATE' : 'CHANNEL_CREATE';
    this.gateway.dispatch(event, channel.guildId, () => channelJson(this.world, channel));
  }

  /** Somebody deletes a channel or a thread. */
  deleteChannel(channel: Channel): void {
    channel.deleted = true;
    const event = channel.kind.endsWith('Thread') ? 'THREAD_DELETE' : 'CHANNEL_DELETE';
    this.gateway.dispatch(event, channel.guildId, () => channelJson(this.world, channel));
    this.world.guild(channel.guildId)?.channels.delete(channel.id);
  }

  /** Replaces a channel's overwrites, and tells the bot. */
  setOverwrites(channel: Channel, overwrites: readonly Overwrite[]): void {
    channel.overwrites = [...overwrites];
    this.gateway.dispatch('CHANNEL_UPDATE', channel.guildId, () => channelJson(this.world, channel));
  }

  /** Tells the bot how a role is now. */
  updateRole(guild: Guild, role: Role): void {
    this.#tellOfRole('GUILD_ROLE_UPDATE', guild, role);
  }

  /** Tells the bot of a role that was added to the world. */
  announceRole(guild: Guild, role: Role): void {
    this.#tellOfRole('GUILD_ROLE_CREATE', guild, role);
  }

  #tellOfRole(event: string, guild: Guild, role: Role): void {
    const payload = { guild_id: guild.id, role: roleJson(role) };
    this.gateway.dispatch(event, guild.id, () => payload);
  }

  /** Takes permissions in a channel from the bot; called without names it gives everything back. */
  denyBot(channel: Channel, ...names: readonly PermissionName[]): void {
    const others = channel.overwrites.filter((entry) => entry.id !== this.world.bot.id);
    const denial = overwrite(this.world.bot, { deny: names });
    this.setOverwrites(channel, names.length === 0 ? others : [...others, denial]);
  }
}

/** A token of the usual shape that is no secret. */
function fakeToken(applicationId: string): string {
  return `${Buffer.from(applicationId).toString('base64url')}.fake00.not-a-secret-only-for-the-fake`;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake does not listen on a port');
  return address;
}
