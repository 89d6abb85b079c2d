import { expect, test } from 'vitest';
import { channelsOf } from '../../src/discord/channels.ts';
import { serversElsewhere } from '../../src/discord/serversElsewhere.ts';
import type { Channels } from '../../src/messages/subscribing/channels.ts';
import { loginClient } from '../fake-discord/clients/discordClient.ts';
import { startFakeDiscord } from '../fake-discord/fake-discord.ts';

test('a server of another process is told of as its own process would tell of it', async () => {
  const fake = await startFakeDiscord({ guilds: 2, channelsPerGuild: 2 });
  const { guild } = fake.first;
  const forum = fake.world.addChannel(guild, { kind: 'forum' });
  const silent = fake.world.addChannel(guild);
  fake.denyBot(silent, 'SendMessages');
  const hidden = fake.world.addChannel(guild);
  fake.denyBot(hidden, 'ViewChannel');
  const role = fake.world.addRole(guild, '早报读者');
  const member = fake.world.addMemberWith(guild, '小明', 'ManageGuild');
  const client = await loginClient(fake);
  try {
    const none = { create: () => Promise.reject(new Error('nothing is sent')), render: () => [] };
    const gateway = { clientOf: () => client, rest: client.rest, userId: client.user.id };
    const here: Channels = channelsOf(gateway, none);
    const elsewhere = serversElsewhere(gateway);
    const asker = (user: string) => ({
      user,
      place: { context: 'server' as const, guild: guild.id, roles: [], permissions: new Set<never>() },
    });
    for (const channel of [...guild.channels.values()])
      for (const user of [member.id, guild.ownerId])
        expect([channel.kind, await elsewhere.rightsIn(channel.id, asker(user))]).toEqual([
          channel.kind,
          await here.rightsIn(channel.id, asker(user)),
        ]);
    expect(await elsewhere.rightsIn(hidden.id, asker(member.id))).toBeUndefined();
    expect((await elsewhere.rightsIn(forum.id, asker(member.id)))?.forum).toBeDefined();
    expect(await elsewhere.roleIn(role.id, asker(member.id))).toEqual(
      await here.roleIn(role.id, asker(member.id)),
    );
    expect(await elsewhere.managedServer(guild.id, guild.ownerId)).toEqual(
      await here.managedServer(guild.id, guild.ownerId),
    );
    expect(await elsewhere.managedServer(guild.id, member.id)).toEqual(
      await here.managedServer(guild.id, member.id),
    );
    const reader = fake.world.addMemberWith(guild, '路人');
    for (const channels of [elsewhere, here])
      expect(await channels.managedServer(guild.id, reader.id)).toBeUndefined();
    expect(await elsewhere.managedServer('123456789012345678', member.id)).toBeUndefined();
    const there = channelsOf({ ...gateway, clientOf: () => undefined }, none);
    expect(await there.managedServer(guild.id, guild.ownerId)).toEqual(
      await here.managedServer(guild.id, guild.ownerId),
    );
  } finally {
    await client.destroy();
    await fake.close();
  }
});
