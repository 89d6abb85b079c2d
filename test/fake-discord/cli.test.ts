import { type Client, Events, Routes } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Address, loginClient, restClient } from './clients/discordClient.ts';
import { type NodeProcess, SHORT_LIVED, spawnNode } from './process.ts';

let cli: NodeProcess;
let client: Client<true>;
let address: Address;

beforeEach(async () => {
  cli = spawnNode({
    script: 'test/fake-discord/cli.ts',
    nodeOptions: SHORT_LIVED,
    args: ['--guilds', '2', '--channels', '2'],
  });
  await cli.waitForOutput(/DISCORD_TOKEN=.*\n/);
  const value = (name: string) => new RegExp(`${name}=(.*)`).exec(cli.stdout)?.[1] ?? '';
  address = { apiUrl: value('DISCORD_API_URL'), token: value('DISCORD_TOKEN') };
  client = await loginClient(address);
});

afterEach(async () => {
  await client.destroy();
  await cli.kill('SIGKILL');
});

test('from the command line one sees what a bot posts, types commands and clicks', async () => {
  await client.application.commands.set([
    {
      name: 'news',
      description: '找新闻',
      options: [
        { type: 3, name: 'query', description: '找什么' },
        { type: 4, name: 'count', description: '几条' },
      ],
    },
  ]);
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isButton()) await interaction.update({ content: '第二页', components: [] });
    if (!interaction.isChatInputCommand()) return;
    const { options } = interaction;
    await interaction.reply({
      content: `找 ${options.getString('query')} ${options.getInteger('count')}`,
      components: [{ type: 1, components: [{ type: 2, style: 2, customId: 'next', label: '下一页' }] }],
    });
  });
  cli.write('/news Deep Seek count:3');
  await cli.waitForOutput(/找 Deep Seek 3\n {2}\[1\] 下一页/);
  cli.write('1');
  await cli.waitForOutput(/edited \d+ in channel \d+\n第二页/);
  cli.write('/nothing');
  await cli.waitForOutput('no command /nothing is registered; registered: /news');
  const channelId = client.channels.cache.firstKey() ?? '';
  await restClient(address).post(Routes.channelMessages(channelId), { body: { content: '早上好' } });
  await cli.waitForOutput(/posted \d+ in channel \d+\n早上好/);
  await cli.waitForOutput('! POST message: allowed_mentions allowed_mentions is missing');
  expect(await cli.kill('SIGTERM')).toEqual({ code: 0, signal: null });
});
