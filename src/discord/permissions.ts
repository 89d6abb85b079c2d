import { PermissionFlagsBits } from 'discord-api-types/v10';

/** Rights that a channel gives to or takes from a role or a member, as bit fields. */
export interface Overwrite {
  /** A role's or a member's id; the server's own id stands for everyone. */
  readonly id: string;
  readonly allow: bigint;
  readonly deny: bigint;
}

/** What is needed to tell somebody's rights in a channel. */
export interface RightsSources {
  readonly guildId: string;
  readonly ownerId: string;
  readonly userId: string;
  /** The somebody's roles without everyone's own. */
  readonly roles: readonly string[];
  /** The rights of a role in the whole server. */
  readonly rightsOfRole: (role: string) => bigint;
  readonly overwrites: readonly Overwrite[];
}

const EVERYTHING = ~0n;

/** Somebody's rights in a channel as a bit field, worked out as Discord documents it: server, everyone, roles, member. */
export function permissionsIn(sources: RightsSources): bigint {
  const { guildId, ownerId, userId, roles, rightsOfRole, overwrites } = sources;
  if (userId === ownerId) return EVERYTHING;
  const base = [guildId, ...roles].reduce((rights, role) => rights | rightsOfRole(role), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return EVERYTHING;
  const ofRoles = overwrites.filter(({ id }) => id !== guildId && roles.includes(id));
  const steps = [
    overwrites.filter(({ id }) => id === guildId),
    // All roles count at once: what one of them allows, no other denies.
    [{ allow: union(ofRoles.map(({ allow }) => allow)), deny: union(ofRoles.map(({ deny }) => deny)) }],
    overwrites.filter(({ id }) => id === userId),
  ];
  return steps.flat().reduce((rights, { allow, deny }) => (rights & ~deny) | allow, base);
}

function union(bits: readonly bigint[]): bigint {
  return bits.reduce((all, bit) => all | bit, 0n);
}
