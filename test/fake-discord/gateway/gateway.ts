import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { FakeClock } from '../clock.ts';
import { isRecord, textOf } from '../contract/violation.ts';
import type { Changes } from '../records/changes.ts';
import { guildCreateJson, type Json, userJson } from '../world/payloads.ts';
import { shardOf } from '../world/snowflake.ts';
import type { World } from '../world/world.ts';
import { GatewaySession } from './session.ts';

/** Gateway opcodes of the API. */
const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** What the gateway tells and demands. */
export interface GatewayOptions {
  /** Recommended number of shards; 2. */
  readonly shards?: number;
  /** Identifies allowed at once per 5 s; 16, so that tests need not wait between shards. */
  readonly maxConcurrency?: number;
  /** Refuse a second identify of one bucket within 5 s (invalid session), as Discord does; only recorded when left out. */
  readonly enforceIdentifyRate?: boolean;
  readonly heartbeatIntervalMs?: number;
}

/** One IDENTIFY that arrived, at an instant of the fake's clock. */
export interface IdentifyRecord {
  readonly shard: number;
  readonly shards: number;
  readonly intents: number;
  readonly at: number;
  /** True where it came within 5 s of another of its max_concurrency bucket. */
  readonly tooEarly: boolean;
}

const IDENTIFY_WINDOW_MS = 5000;
const CLOSE = { authenticationFailed: 4004, invalidShard: 4010, notAuthenticated: 4003 } as const;

/** The far side of the gateway: sessions, heartbeats, resumes and the routing of events to shards. */
export class Gateway {
  readonly identifies: IdentifyRecord[] = [];
  /** Resumes that were accepted, by shard. */
  readonly resumes: number[] = [];
  /** False leaves heartbeats unanswered, so that the client must notice a dead connection itself. */
  ackHeartbeats = true;
  readonly sessions = new Set<GatewaySession>();
  readonly options: Required<GatewayOptions>;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #world: World;
  readonly #clock: FakeClock;
  readonly #changes: Changes;
  readonly #token: string;
  #url = '';

  constructor(world: World, changes: Changes, token: string, options: GatewayOptions = {}) {
    this.#world = world;
    this.#clock = world.clock;
    this.#changes = changes;
    this.#token = token;
    this.options = {
      shards: 2,
      maxConcurrency: 16,
      enforceIdentifyRate: false,
      heartbeatIntervalMs: 41_250,
      ...options,
    };
  }

  /** Tells the gateway under which address it can be dialled. */
  listenAt(url: string): void {
    this.#url = url;
  }

  /** The answer to `GET /gateway/bot`. */
  botJson(): Json {
    const { shards, maxConcurrency } = this.options;
    return {
      url: this.#url,
      shards,
      session_start_limit: {
        total: 1000,
        remaining: 1000,
        reset_after: 86_400_000,
        max_concurrency: maxConcurrency,
      },
    };
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (connection) => this.#greet(connection));
  }

  /** Sends an event about a guild to the sessions of its shard; without a guild (direct messages) to shard 0. `intent` must be among theirs. */
  dispatch(event: string, guildId: string | undefined, make: () => unknown, intent = 0): void {
    for (const session of this.sessions) {
      const shard = guildId === undefined ? 0 : shardOf(guildId, session.shards);
      if (session.shard === shard && (session.intents & intent) === intent) session.dispatch(event, make);
    }
    this.#forgetDead();
  }

  /** Sessions with an open socket, of one shard or of all. */
  live(shard?: number): GatewaySession[] {
    return [...this.sessions].filter(
      (session) => session.isOpen && (shard === undefined || session.shard === shard),
    );
  }

  /** Whether every shard of a bot is connected and has been sent all its guilds. */
  get isReady(): boolean {
    const live = this.live().filter((session) => session.isComplete);
    const first = live[0];
    return first !== undefined && new Set(live.map((session) => session.shard)).size >= first.shards;
  }

  /** Sends a frame as it is, readable or not, to every open session. */
  sendText(text: string | Buffer): void {
    for (const session of this.sessions) session.sendText(text);
  }

  /** Cuts the sockets of a shard (or all): without a close frame, or with a close code. The sessions can be resumed. */
  drop(options: { shard?: number; code?: number } = {}): void {
    for (const session of this.live(options.shard)) session.cut(options.code);
  }

  /** Asks the clients of a shard (or all) to reconnect and resume. */
  askReconnect(shard?: number): void {
    for (const session of this.live(shard)) session.send({ op: OP.reconnect, d: null });
  }

  /** Tells the clients of a shard (or all) that their session is gone; they must identify again unless it is resumable. */
  invalidate(options: { shard?: number; resumable?: boolean } = {}): void {
    for (const session of this.live(options.shard)) {
      session.send({ op: OP.invalidSession, d: options.resumable ?? false });
      if (!options.resumable) this.sessions.delete(session);
    }
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #greet(socket: WebSocket): void {
    let session: GatewaySession | undefined;
    socket.send(
      JSON.stringify({ op: OP.hello, d: { heartbeat_interval: this.options.heartbeatIntervalMs } }),
    );
    socket.on('message', (data) => {
      const frame = readFrame(data);
      if (!frame) return socket.close(4002, 'Error while decoding payload.');
      if (frame.op === OP.heartbeat) {
        if (typeof frame.d === 'number') session?.acknowledge(frame.d);
        if (this.ackHeartbeats) socket.send(JSON.stringify({ op: OP.heartbeatAck }));
      } else if (frame.op === OP.identify) session = this.#identify(socket, frame.d);
      else if (frame.op === OP.resume) session = this.#resume(socket, frame.d);
      else if (!session) socket.close(CLOSE.notAuthenticated, 'Not authenticated.');
      return undefined;
    });
    socket.on('close', () => {
      session?.closed(socket);
      this.#changes.happened();
    });
    // A client that is killed resets its socket; the close event that follows says all there is to say.
    socket.on('error', () => undefined);
  }

  #identify(socket: WebSocket, data: unknown): GatewaySession | undefined {
    const body = isRecord(data) ? data : {};
    if (textOf(body.token).replace(/^Bot /, '') !== this.#token) {
      socket.close(CLOSE.authenticationFailed, 'Authentication failed.');
      return undefined;
    }
    const [shard, shards] = Array.isArray(body.shard) ? body.shard.map(Number) : [0, 1];
    if (shard === undefined || shards === undefined || !(shard < shards)) {
      socket.close(CLOSE.invalidShard, 'Invalid shard.');
      return undefined;
    }
    const record = this.#record(shard, shards, Number(body.intents ?? 0));
    if (record.tooEarly && this.options.enforceIdentifyRate) {
      socket.send(JSON.stringify({ op: OP.invalidSession, d: false }));
      return undefined;
    }
    const session = new GatewaySession({
      shard,
      shards,
      intents: record.intents,
      socket,
      clock: this.#clock,
    });
    this.sessions.add(session);
    this.#welcome(session);
    return session;
  }

  #record(shard: number, shards: number, intents: number): IdentifyRecord {
    const at = this.#clock.now();
    const bucket = (entry: { shard: number }) => entry.shard % this.options.maxConcurrency;
    // A tenth of a second is forgiven: the client measures from its sending, the fake from the arrival.
    const tooEarly = this.identifies.some(
      (entry) => bucket(entry) === bucket({ shard }) && at - entry.at < IDENTIFY_WINDOW_MS - 100,
    );
    const record = { shard, shards, intents, at, tooEarly };
    this.identifies.push(record);
    return record;
  }

  #welcome(session: GatewaySession): void {
    const { bot, applicationId } = this.#world;
    const guilds = this.#world.guilds.filter(
      (guild) => guild.botInstalled && shardOf(guild.id, session.shards) === session.shard,
    );
    session.dispatch('READY', () => ({
      v: 10,
      user: { ...userJson(bot), mfa_enabled: false, verified: true, email: null, flags: 0 },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.#url,
      shard: [session.shard, session.shards],
      application: { id: applicationId, flags: 0 },
    }));
    for (const guild of guilds) session.dispatch('GUILD_CREATE', () => guildCreateJson(this.#world, guild));
    session.isComplete = true;
    this.#changes.happened();
  }

  #resume(socket: WebSocket, data: unknown): GatewaySession | undefined {
    const body = isRecord(data) ? data : {};
    const session = [...this.sessions].find((entry) => entry.id === body.session_id);
    if (!session || textOf(body.token).replace(/^Bot /, '') !== this.#token) {
      socket.send(JSON.stringify({ op: OP.invalidSession, d: false }));
      return undefined;
    }
    session.resume(socket, Number(body.seq));
    this.resumes.push(session.shard);
    this.#changes.happened();
    return session;
  }

  #forgetDead(): void {
    for (const session of this.sessions) if (session.isStale) this.sessions.delete(session);
  }
}

function readFrame(data: RawData): { op: number; d: unknown } | undefined {
  try {
    const frame: unknown = JSON.parse(data.toString());
    return isRecord(frame) && typeof frame.op === 'number' ? { op: frame.op, d: frame.d } : undefined;
  } catch {
    // What is no JSON is answered with close code 4002 by the caller.
    return undefined;
  }
}
