import { Client, Events, GatewayIntentBits } from 'discord.js';

/*
 * Baseline: `channel.send` in a loop on the client that also answers commands. Arguments: base URL of the API and the
 * token. It starts sending when its standard input says `go`, and prints `done`.
 */
const [apiUrl = '', token = ''] = process.argv.slice(2);
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });

client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  await interaction.deferReply();
  await interaction.editReply('甲公司发布新芯片');
});
client.once(Events.ClientReady, async (ready) => {
  await ready.application.commands.set([{ name: 'help', description: 'help' }]);
  process.stdout.write('ready\n');
});
process.stdin.once('data', async () => {
  const text = Array.from({ length: 20 }, (_, index) => `${index + 1}. 极客头条第${index + 1}条`).join('\n');
  const channels = [...client.channels.cache.values()].filter((channel) => channel.isSendable());
  await Promise.allSettled(channels.map((channel) => channel.send(text)));
  process.stdout.write('done\n');
});
await client.login(token);
