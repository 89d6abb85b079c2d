import { PermissionFlagsBits } from 'discord-api-types/v10';

/** Permissions that a channel allows or denies to a role or member, as bit fields. */
export interface Overwrite {
  /** Id of a role or member; the server's id means everyone. */
  readonly id: string;
  readonly allow: bigint;
  readonly deny: bigint;
}

/** Input for a member's permissions in a channel. */
export interface RightsSources {
  readonly guildId: string;
  readonly ownerId: string;
  readonly userId: string;
  /** Roles of the member, without @everyone. */
  readonly roles: readonly string[];
  /** Returns the permissions of a role in the whole server. */
  readonly rightsOfRole: (role: string) => bigint;
  readonly overwrites: readonly Overwrite[];
}

const EVERYTHING = ~0n;

/**
 * Computes a member's permissions in a channel as a bit field, in Discord's documented order: server, everyone, roles,
 * member.
 */
export function permissionsIn(sources: RightsSources): bigint {
  const { guildId, ownerId, userId, roles, rightsOfRole, overwrites } = sources;
  if (userId === ownerId) return EVERYTHING;
  const base = [guildId, ...roles].reduce((rights, role) => rights | rightsOfRole(role), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return EVERYTHING;
  const ofRoles = overwrites.filter(({ id }) => id !== guildId && roles.includes(id));
  const steps = [
    overwrites.filter(({ id }) => id === guildId),
    // All roles are combined: an allow of one takes precedence over a deny of another.
    [{ allow: union(ofRoles.map(({ allow }) => allow)), deny: union(ofRoles.map(({ deny }) => deny)) }],
    overwrites.filter(({ id }) => id === userId),
  ];
  return steps.flat().reduce((rights, { allow, deny }) => (rights & ~deny) | allow, base);
}

function union(bits: readonly bigint[]): bigint {
  return bits.reduce((all, bit) => all | bit, 0n);
}
