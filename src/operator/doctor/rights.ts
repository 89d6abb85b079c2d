import { systemTime } from '../../calendar/time.ts';
import type { StoreLocation } from '../../database/location.ts';
import { permissionsIn } from '../../discord/permissions.ts';
import { RIGHT_BITS } from '../../discord/rightBits.ts';
import { rightsNeeded } from '../../messages/subscribing/channels.ts';
import { textsIn } from '../../messages/texts/textsIn.ts';
import type { Store } from '../../store/open.ts';
import type { RequestReason } from '../../store/outbox/reason.ts';
import { type ChannelKind, DIRECT } from '../../store/subscriptions/destination.ts';
import { activeSubscriptions } from '../../store/subscriptions/findSubscriptions.ts';
import type { Subscription } from '../../store/subscriptions/subscription.ts';
import type { Check, Finding } from './check.ts';
import type { DiscordSettings } from './discord.ts';
import { type DiscordReader, discordReader } from './readDiscord.ts';
import { channelSchema, type ReadServer, readAs, readServer, userSchema } from './serverRights.ts';
import { readStore } from './storeAsItIs.ts';
import type { DoctorTexts } from './texts/en-US.ts';

/** Checks the bot's permissions in every subscribed channel; names each missing one. */
export function rightsCheck(config: DiscordSettings, location: StoreLocation, time = systemTime): Check {
  return {
    name: 'rights',
    async look(texts) {
      if (!config.discordToken) return [];
      const subscriptions = await readStore(location, subscriptionsOfChannels);
      if (!subscriptions) return [];
      if (subscriptions.length === 0) return [{ kind: 'fine', text: texts.rights.none }];
      const reader = discordReader(config, time);
      try {
        return await examineChannels(onePerChannel(subscriptions), reader, texts);
      } finally {
        await reader.close();
      }
    },
  };
}

/** Chooses one subscription per channel: the one that needs the most permissions. */
function onePerChannel(subscriptions: readonly OfChannel[]): readonly OfChannel[] {
  const threadsFirst = subscriptions.toSorted(
    (one, other) => Number(other.discussionThread) - Number(one.discussionThread),
  );
  const seen = new Set<string>();
  return threadsFirst.filter(
    ({ guildId, channelId }) => guildId !== DIRECT && !seen.has(channelId) && seen.add(channelId),
  );
}

/** Number of channels in a row without an answer after which the check stops. */
const MOST_UNANSWERED = 3;

async function examineChannels(
  subscriptions: readonly OfChannel[],
  reader: DiscordReader,
  texts: DoctorTexts,
): Promise<readonly Finding[]> {
  const me = await readAs(userSchema, reader, '/users/@me');
  // Another check reports an unusable token.
  if (me.kind !== 'read') return [];
  const servers = new Map<string, Promise<ReadServer>>();
  const findings: Finding[] = [];
  let looked = 0;
  let unanswered = 0;
  let reason: RequestReason | undefined;
  for (const subscription of subscriptions) {
    if (unanswered >= MOST_UNANSWERED) break;
    const { guildId } = subscription;
    const server = servers.get(guildId) ?? readServer(reader, guildId, me.value.id);
    servers.set(guildId, server);
    const examined = await examineChannel(reader, subscription, {
      server: await server,
      userId: me.value.id,
      texts,
    });
    if ('kind' in examined) {
      looked += 1;
      unanswered = 0;
      if (examined.kind !== 'fine') findings.push(examined);
      continue;
    }
    reason = examined.unanswered;
    unanswered += 1;
  }
  const left = subscriptions.length - looked;
  if (left > 0 && reason) findings.push(notLookedAt(left, reason, texts));
  if (findings.length > 0) return findings;
  return [{ kind: 'fine', text: texts.rights.fine(looked) }];
}

/** Reports channels that could not be checked through no fault of their own. */
function notLookedAt(channels: number, reason: RequestReason, { rights, locale }: DoctorTexts): Finding {
  const why = textsIn(locale).delivery.reason(reason);
  const remedy = reason.code === 'server-error' ? rights.serverErrorRemedy : rights.laterRemedy;
  return { kind: 'doubtful', text: rights.notLookedAt(channels, why), remedy };
}

/** Maximum number of channels checked: each takes three requests. Beyond it the log has to be used. */
const CHANNELS_MOST = 500;

/** Subscription of a channel in a server. */
type OfChannel = Subscription & { readonly channelKind: ChannelKind };

async function subscriptionsOfChannels(store: Store): Promise<readonly OfChannel[]> {
  const subscriptions = await activeSubscriptions(store, CHANNELS_MOST, undefined);
  return subscriptions.flatMap((subscription) => {
    const { channelKind } = subscription;
    return channelKind === 'direct' ? [] : [{ ...subscription, channelKind }];
  });
}

async function examineChannel(
  reader: DiscordReader,
  subscription: OfChannel,
  {
    server,
    userId,
    texts,
  }: { readonly server: ReadServer; readonly userId: string; readonly texts: DoctorTexts },
): Promise<Finding | { readonly unanswered: RequestReason }> {
  const { guildId, channelId } = subscription;
  if (server.kind === 'unanswered') return { unanswered: server.reason };
  if (server.kind === 'hidden') return outOfSight(texts.rights.server(guildId), server.reason, texts);
  const channel = await readAs(channelSchema, reader, `/channels/${channelId}`);
  if (channel.kind === 'unanswered') return { unanswered: channel.reason };
  if (channel.kind === 'hidden') return outOfSight(texts.rights.channel(channelId), channel.reason, texts);
  // A thread has no permission overwrites: those of its parent apply.
  const isThread = subscription.channelKind === 'thread';
  const owner = isThread
    ? await readAs(channelSchema, reader, `/channels/${channel.value.parent_id}`)
    : channel;
  if (owner.kind === 'unanswered') return { unanswered: owner.reason };
  if (owner.kind === 'hidden') return outOfSight(texts.rights.channel(channelId), owner.reason, texts);
  const { guild, roles } = server.value;
  const rights = permissionsIn({
    guildId,
    ownerId: guild.owner_id,
    userId,
    roles,
    rightsOfRole: (role) => guild.roles.find(({ id }) => id === role)?.permissions ?? 0n,
    overwrites: owner.value.permission_overwrites,
  });
  const lacking = rightsNeeded(subscription.channelKind, subscription).filter(
    (right) => (rights & RIGHT_BITS[right]) === 0n,
  );
  const place = texts.rights.place(channel.value.name, guild.name);
  if (lacking.length === 0) return { kind: 'fine', text: place };
  const names = lacking.map((right) => textsIn(texts.locale).subscription.rights[right]);
  return {
    kind: 'broken',
    text: texts.rights.lacking(place, names),
    remedy: texts.rights.lackingRemedy,
  };
}

/** Reports a channel or server that is missing or hidden, which only its admins can mend. */
function outOfSight(what: string, reason: RequestReason, { rights }: DoctorTexts): Finding {
  const code = reason.code === 'refused' ? ` (${reason.status}, ${reason.error})` : '';
  return reason.code === 'refused' && reason.status === 404
    ? { kind: 'broken', text: rights.gone(what, code), remedy: rights.goneRemedy }
    : { kind: 'broken', text: rights.hidden(what, code), remedy: rights.hiddenRemedy };
}
