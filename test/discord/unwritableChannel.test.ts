import { describe, expect, test } from 'vitest';
import { problemTeller } from '../../src/discord/tellProblem.ts';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import type { User } from '../fake-discord/model.ts';
import { readableText } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';

const start = botOfEachTest();

describe('a channel that can no longer be written to', () => {
  async function tell(bot: RunningBot, createdBy: User): Promise<void> {
    const { guild, channel } = bot.fake.first;
    const destination = { guildId: guild.id, channelId: channel.id, channelKind: 'text' } as const;
    const choices = defaultChoices(destination, createdBy.id);
    const subscription = await subscriptionsOf(bot.app.store).create(choices, new Date());
    const render = bot.options.transport.render.bind(bot.options.transport);
    const tellProblem = problemTeller(bot.rest, bot.mail, render);
    await tellProblem({
      subscription,
      reason: { code: 'refused', status: 403, error: 50_013, message: 'Missing Permissions' },
      paused: true,
    });
  }

  function mailOf(bot: RunningBot, user: User): string {
    return bot.fake.messages(bot.fake.world.directChannel(user)).map(readableText).join();
  }

  test('is reported to the member who subscribed it', async () => {
    const bot = await start();
    const member = bot.fake.world.addMemberWith(bot.fake.first.guild, 'admin', 'ManageGuild');
    await tell(bot, member);
    expect(mailOf(bot, member)).toContain('速览发不出去了');
    expect(mailOf(bot, member)).toMatch(/<\/subscriptions:\d{17,20}>/u);
    expect(mailOf(bot, bot.user)).toBe('');
  });

  test('else is told to the owner', async () => {
    const bot = await start();
    const member = bot.fake.world.addMemberWith(bot.fake.first.guild, 'admin', 'ManageGuild');
    member.dmsClosed = true;
    await tell(bot, member);
    expect(mailOf(bot, bot.user)).toMatch(/<\/subscriptions:\d{17,20}> 恢复/u);
  });

  test('else is told in the system channel', async () => {
    const bot = await start();
    const { guild } = bot.fake.first;
    const system = bot.fake.world.addChannel(guild, { name: '系统' });
    guild.systemChannelId = system.id;
    bot.user.dmsClosed = true;
    await tell(bot, bot.user);
    expect(bot.fake.messages(system).map(readableText).join()).toContain('这个订阅已经暂停');
  });
});
