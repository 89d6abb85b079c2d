import { existsSync } from 'node:fs';
import { z } from 'zod';
import { permissionsIn } from '../../discord/permissions.ts';
import { RIGHT_BITS } from '../../discord/rightBits.ts';
import { rightsNeeded } from '../../messages/subscribing/channels.ts';
import { textsIn } from '../../messages/texts/texts.ts';
import { activeSubscriptions } from '../../store/ledger/deliveries.ts';
import { openForReading } from '../../store/open.ts';
import type { Subscription } from '../../store/subscriptions/subscriptionRows.ts';
import type { Check, Finding } from './check.ts';
import { askDiscord, type DiscordSettings } from './discord.ts';

const bits = z.string().regex(/^\d+$/).transform(BigInt);
const overwrites = z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]);
const channelSchema = z.object({
  name: z.string().default(''),
  type: z.number(),
  parent_id: z.string().nullish(),
  permission_overwrites: overwrites,
});
const guildSchema = z.object({
  name: z.string(),
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
});
const memberSchema = z.object({ roles: z.array(z.string()) });
const userSchema = z.object({ id: z.string() });

/** Whether the bot has the rights it needs in every subscribed channel; each that it lacks is named. */
export function rightsCheck(config: DiscordSettings, storeFile: string): Check {
  return {
    name: 'Rights',
    async look() {
      if (!config.discordToken || !existsSync(storeFile)) return [];
      const subscriptions = subscriptionsIn(storeFile);
      const me = userSchema.safeParse((await askDiscord(config, '/users/@me')).body);
      if (!me.success) return [];
      const findings: Finding[] = [];
      for (const subscription of subscriptions) {
        findings.push(await examineChannel(config, subscription, me.data.id));
      }
      const broken = findings.filter(({ kind }) => kind !== 'fine');
      if (broken.length > 0) return broken;
      return [{ kind: 'fine', text: `all rights in ${findings.length} subscribed channels` }];
    },
  };
}

/** More channels than this are a matter for the log: asking for each takes three requests. */
const CHANNELS_MOST = 500;

function subscriptionsIn(file: string): readonly Subscription[] {
  const { store, missingSteps } = openForReading(file);
  try {
    // What an older store lacks is said by its own check.
    if (missingSteps > 0) return [];
    return activeSubscriptions(store, CHANNELS_MOST, undefined);
  } finally {
    store.close();
  }
}

async function examineChannel(
  config: DiscordSettings,
  subscription: Subscription,
  userId: string,
): Promise<Finding> {
  const { guildId, channelId } = subscription;
  const get = async (path: string) => (await askDiscord(config, path)).body;
  const channel = channelSchema.safeParse(await get(`/channels/${channelId}`));
  const guild = guildSchema.safeParse(await get(`/guilds/${guildId}`));
  const member = memberSchema.safeParse(await get(`/guilds/${guildId}/members/${userId}`));
  if (!channel.success || !guild.success || !member.success) {
    const remedy = 'Ask the server’s admins to let the bot see it, or to subscribe another channel.';
    return { kind: 'broken', text: `channel ${channelId} cannot be seen`, remedy };
  }
  // A thread has no overwrites of its own: its parent's hold.
  const owner =
    subscription.channelKind === 'thread'
      ? channelSchema.safeParse(await get(`/channels/${channel.data.parent_id}`)).data
      : channel.data;
  const rights = permissionsIn({
    guildId,
    ownerId: guild.data.owner_id,
    userId,
    roles: member.data.roles,
    rightsOfRole: (role) => guild.data.roles.find(({ id }) => id === role)?.permissions ?? 0n,
    overwrites: owner?.permission_overwrites ?? [],
  });
  const lacking = rightsNeeded(subscription.channelKind, subscription).filter(
    (right) => (rights & RIGHT_BITS[right]) === 0n,
  );
  const place = `#${channel.data.name} of ${guild.data.name}`;
  if (lacking.length === 0) return { kind: 'fine', text: place };
  const names = lacking.map((right) => textsIn('en-US').subscription.rights[right]);
  const remedy = 'Allow it in the channel’s settings, Permissions, for the bot’s role.';
  return { kind: 'broken', text: `${place} lacks: ${names.join(', ')}`, remedy };
}
