import { afterEach, beforeEach, expect, test } from 'vitest';
import { rawCall } from './clients/rawCall.ts';
import { type FakeDiscord, startFakeDiscord } from './fake-discord.ts';
import { pingsOf } from './pings.ts';

let fake: FakeDiscord;
beforeEach(async () => {
  fake = await startFakeDiscord();
});
afterEach(() => fake.close());

/** Whom a message pings that names everybody: a role that is mentionable, one that is not, a user, and @everyone. */
async function pinged(allowed_mentions?: unknown): Promise<string[]> {
  const { guild, channel } = fake.first;
  const open = fake.world.addRole(guild, 'open', [], true);
  const closed = fake.world.addRole(guild, 'closed');
  const { owner } = fake.world;
  const names: Record<string, string> = { [open.id]: 'open', [closed.id]: 'closed', [owner.id]: 'owner' };
  const replace = JSON.stringify(allowed_mentions ?? null)
    .replaceAll('OPEN', open.id)
    .replaceAll('CLOSED', closed.id);
  const allowed: unknown = JSON.parse(replace);
  const content = `@everyone <@&${open.id}> <@&${closed.id}> <@${owner.id}>`;
  await rawCall(fake, 'POST', `/channels/${channel.id}/messages`, {
    content,
    ...(allowed === null ? {} : { allowed_mentions: allowed }),
  });
  const message = fake.messages(channel).at(-1);
  return message ? pingsOf(fake.world, message).map((id) => names[id] ?? id) : [];
}

test('nobody is pinged if nothing is allowed', async () => {
  expect(await pinged({ parse: [] })).toEqual([]);
});

test('a listed role is pinged if it is mentionable', async () => {
  expect(await pinged({ parse: [], roles: ['OPEN', 'CLOSED'] })).toEqual(['open']);
});

test('without allowed_mentions all who are named are pinged, @everyone only with the right', async () => {
  expect(await pinged()).toEqual(['open', 'owner']);
  const { guild } = fake.first;
  const role = fake.world.addRole(guild, 'loud', ['MentionEveryone']);
  guild.members.get(fake.world.bot.id)?.roleIds.push(role.id);
  expect(await pinged()).toEqual(['everyone', 'open', 'closed', 'owner']);
});
