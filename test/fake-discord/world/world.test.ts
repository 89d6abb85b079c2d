import { describe, expect, test } from 'vitest';
import { FakeClock } from '../clock.ts';
import {
  channelPermissions,
  EVERYONE_DEFAULT,
  guildPermissions,
  has,
  permissionBits,
} from './permissions.ts';
import { isOlder, SnowflakeMint, shardOf, snowflakeAt, snowflakeTime } from './snowflake.ts';
import { createWorld, overwrite } from './world.ts';

describe('snowflakes', () => {
  test.each([
    ['2016-01-01T00:00:00Z', 18],
    ['2015-03-01T00:00:00Z', 17],
    ['2025-03-01T00:00:00Z', 19],
    ['2084-01-01T00:00:00Z', 19],
  ])('one of %s has %i digits and carries its time', (iso, digits) => {
    const id = snowflakeAt(Date.parse(iso), 5);
    expect(id).toHaveLength(digits);
    expect(snowflakeTime(id)).toBe(Date.parse(iso));
  });

  test('ids grow, also when the clock stands still or is set back', () => {
    let now = Date.parse('2025-03-01T00:00:00Z');
    const mint = new SnowflakeMint(() => now);
    const ids = [mint.next(), mint.next()];
    now -= 60_000;
    ids.push(mint.next());
    now += 120_000;
    ids.push(mint.next());
    for (const [index, id] of ids.slice(1).entries()) expect(isOlder(ids[index] ?? '', id)).toBe(true);
    expect(isOlder('99999999999999999', '100000000000000000')).toBe(true);
  });
});

describe('a world', () => {
  test('that starts at one instant has the same ids every time, half of its guilds on each shard', () => {
    const make = () =>
      createWorld({ clock: new FakeClock({ start: '2025-03-01' }), guilds: 10, channelsPerGuild: 3 });
    expect([...make().channels.keys()]).toEqual([...make().channels.keys()]);
    const shards = make().guilds.map((guild) => shardOf(guild.id, 2));
    expect(shards.filter((shard) => shard === 0)).toHaveLength(5);
  });
});

describe('permissions', () => {
  const world = createWorld({ clock: new FakeClock(), guilds: 1 });
  const guild = world.guilds[0] ?? world.addGuild();
  const member = world.addMemberWith(guild, '小明', 'ManageGuild');
  const admin = world.addMemberWith(guild, '管理', 'Administrator');
  const stranger = world.addUser('路人');
  const role = world.addRole(guild, '新闻');
  guild.members.get(member.id)?.roleIds.push(role.id);
  const everyone = { id: guild.id };

  test('of a member are those of @everyone and the roles; of an owner and an administrator all', () => {
    expect(guildPermissions(guild, member.id)).toBe(EVERYONE_DEFAULT | permissionBits('ManageGuild'));
    for (const user of [world.owner, admin])
      expect(has(guildPermissions(guild, user.id), 'BanMembers')).toBe(true);
    expect(guildPermissions(guild, stranger.id)).toBe(0n);
  });

  test.each([
    { name: 'a denial for @everyone', rules: [overwrite(everyone, { deny: ['SendMessages'] })], may: false },
    {
      name: 'a role opens it again',
      rules: [overwrite(everyone, { deny: ['SendMessages'] }), overwrite(role, { allow: ['SendMessages'] })],
      may: true,
    },
    {
      name: 'the member is denied what the role may',
      rules: [overwrite(role, { allow: ['SendMessages'] }), overwrite(member, { deny: ['SendMessages'] })],
      may: false,
    },
    {
      name: 'who cannot see cannot write',
      rules: [overwrite(everyone, { deny: ['ViewChannel'] })],
      may: false,
    },
  ])('$name', ({ rules, may }) => {
    const channel = world.addChannel(guild, { overwrites: rules });
    expect(has(channelPermissions(guild, channel, member.id), 'SendMessages')).toBe(may);
    expect(has(channelPermissions(guild, channel, admin.id), 'SendMessages')).toBe(true);
    const thread = world.addChannel(guild, { kind: 'publicThread', parent: channel });
    expect(channelPermissions(guild, thread, member.id)).toBe(channelPermissions(guild, channel, member.id));
  });

  test('without SendMessages there is no MentionEveryone', () => {
    const loud = world.addMemberWith(guild, '大声', 'MentionEveryone');
    const channel = world.addChannel(guild, {
      overwrites: [overwrite(everyone, { deny: ['SendMessages'] })],
    });
    expect(has(channelPermissions(guild, channel, loud.id), 'MentionEveryone')).toBe(false);
  });
});
