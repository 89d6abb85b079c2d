import type { FakeClock } from './clock.ts';
import type { Misbehaviour } from './faults/misbehaviour.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Interactions } from './interactions/interactions.ts';
import type { Changes } from './records/changes.ts';
import type { Records } from './records/records.ts';
import type { SentFile } from './rest/body.ts';
import type { Cdn } from './rest/cdn.ts';
import type { Nonces } from './rest/nonces.ts';
import type { RateLimits } from './rest/rateLimits.ts';
import type { World } from './world/world.ts';

/** Settings that tests may change while the fake runs. */
export interface Settings {
  /** Refuse edits of messages that are older than an hour with 30046, as Discord does after too many of them. */
  refuseOldEdits: boolean;
  /** The status of that refusal: 429 is what bots see, although waiting does not help. */
  oldEditStatus: 429 | 400;
  /** Words that automatic moderation blocks in every server (200000, in a title 200001). */
  blockedWords: readonly string[];
  /** What differs in the application's own settings. */
  application: Readonly<Record<string, unknown>>;
}

/** The registered commands of one place, by the guild's id or `global`. */
export type CommandRegistry = Map<string, Record<string, unknown>[]>;

/** The parts of the fake as its routes see them. */
export interface Core {
  readonly token: string;
  readonly clock: FakeClock;
  readonly world: World;
  readonly gateway: Gateway;
  readonly records: Records;
  readonly changes: Changes;
  readonly limits: RateLimits;
  readonly trouble: Misbehaviour;
  readonly nonces: Nonces;
  readonly cdn: Cdn;
  readonly interactions: Interactions;
  readonly commands: CommandRegistry;
  /** Every file that was sent so far. */
  readonly sentFiles: SentFile[];
  readonly settings: Settings;
}
