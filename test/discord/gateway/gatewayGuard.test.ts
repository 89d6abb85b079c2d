import { expect, test } from 'vitest';
import { GatewayGuard } from '../../../src/discord/gateway/gatewayGuard.ts';
import fc from '../../properties.ts';
import { botOfEachTest } from '../runningBot.ts';

const startBotOfTest = botOfEachTest();

/** Names of dispatches: those that discord.js has a handler for, some that it has none for, and none at all. */
const EVENTS = [
  'INTERACTION_CREATE',
  'GUILD_CREATE',
  'GUILD_UPDATE',
  'GUILD_DELETE',
  'GUILD_ROLE_CREATE',
  'GUILD_ROLE_UPDATE',
  'GUILD_ROLE_DELETE',
  'GUILD_MEMBER_UPDATE',
  'GUILD_MEMBERS_CHUNK',
  'GUILD_AUDIT_LOG_ENTRY_CREATE',
  'CHANNEL_CREATE',
  'CHANNEL_UPDATE',
  'CHANNEL_DELETE',
  'CHANNEL_PINS_UPDATE',
  'THREAD_CREATE',
  'THREAD_UPDATE',
  'THREAD_DELETE',
  'THREAD_LIST_SYNC',
  'THREAD_MEMBERS_UPDATE',
  'MESSAGE_CREATE',
  'MESSAGE_REACTION_ADD',
  'STAGE_INSTANCE_CREATE',
  'ENTITLEMENT_CREATE',
  'SOMETHING_NEW',
  '__proto__',
] as const;

/** Members that handlers read, with values that they do not expect. */
const odd = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.string(),
  fc.constant([]),
  fc.constant({}),
  fc.jsonValue({ maxDepth: 3 }),
);
const payload = fc.oneof(
  fc.dictionary(
    fc.constantFrom(
      'id',
      'guild_id',
      'channel_id',
      'type',
      'data',
      'message',
      'member',
      'user',
      'channel',
      'role',
      'roles',
      'channels',
      'threads',
      'members',
      'emojis',
      'unavailable',
      'token',
      'application_id',
      'permission_overwrites',
    ),
    odd,
  ),
  odd,
);

test('no dispatch, however odd, ends the process or keeps the bot from answering the next one', async () => {
  const { fake, channel, user } = await startBotOfTest();
  const { guild } = fake.first;
  const seen = fc.sample(fc.tuple(fc.constantFrom(...EVENTS), payload, fc.boolean()), {
    numRuns: 600,
    seed: 7,
  });
  for (const [event, sent, ofThisGuild] of seen) {
    const isRecord = typeof sent === 'object' && sent !== null && !Array.isArray(sent);
    // Half of them are about a server that the bot knows, without which most handlers look no further.
    const about = ofThisGuild && isRecord ? { ...sent, guild_id: guild.id, channel_id: channel.id } : sent;
    // One about the server itself would take it away from the bot, as it should.
    if (isRecord && Object.hasOwn(sent, 'id') && event.startsWith('GUILD_')) continue;
    fake.gateway.dispatch(event, undefined, () => about);
    fake.gateway.dispatch(event, guild.id, () => about);
  }
  // Twelve hundred dispatches go before it.
  const answer = await fake.interact(
    { kind: 'command', name: 'news', options: { query: 'DeepSeek' }, user, channel },
    { timeoutMs: 150_000 },
  );
  expect(answer.text).toContain('DeepSeek-V3 首个版本上线并同步开源');
}, 200_000);

test('a press on a message whose thread is null, with other nulls where members are left out, is answered', async () => {
  const { fake, channel, user } = await startBotOfTest();
  const list = await fake.interact({
    kind: 'command',
    name: 'news',
    options: { query: '小米', share: true },
    user,
    channel,
  });
  const dispatch = fake.gateway.dispatch.bind(fake.gateway);
  // As seen on the platform and on servers that are compatible with it: null where nothing should stand.
  fake.gateway.dispatch = (event, guild, make, intent) =>
    dispatch(event, guild, () => withNulls(make()), intent);
  const opened = await fake.interact({
    kind: 'component',
    message: list.message,
    customId: '1|m|0',
    values: ['1|s|cccccccccc|q|0|小米'],
    user,
    channel,
  });
  expect(opened.text).toContain('点评（极客头条的观点）');
});

function withNulls(made: unknown): unknown {
  if (typeof made !== 'object' || made === null) return made;
  const { message, channel, member, data } = Object.fromEntries(Object.entries(made));
  return {
    ...made,
    user: null,
    entitlements: null,
    ...(typeof message === 'object' && { message: { ...message, thread: null, poll: null, member: null } }),
    ...(typeof channel === 'object' && { channel: { ...channel, thread_metadata: null } }),
    ...(typeof member === 'object' && { member: { ...member, nick: null, avatar: null } }),
    ...(typeof data === 'object' && { data: { ...data, resolved: null } }),
  };
}

test('dispatches of a shard that another process has taken over are dropped', () => {
  const interactions: unknown[] = [];
  const passedOn: unknown[] = [];
  let isHeld = true;
  const guard = new GatewayGuard({
    log: { warn: () => {} },
    onInteraction: (interaction) => interactions.push(interaction),
    outage: { closed: () => {}, failed: () => {} },
    isReady: () => true,
    isHeld: () => isHeld,
  });
  const gateway = { emit: (...event: unknown[]) => passedOn.push(event) > 0 };
  guard.guard(gateway);
  const tell = () => gateway.emit('dispatch', { data: { t: 'GUILD_DELETE', d: { id: '1' } }, shardId: 0 });
  tell();
  expect(passedOn).toHaveLength(1);
  isHeld = false;
  tell();
  expect(passedOn).toHaveLength(1);
});
