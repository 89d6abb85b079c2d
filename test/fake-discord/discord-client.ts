import { REST } from '@discordjs/rest';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import type { FakeDiscord } from './fake-discord.ts';

/** A real discord.js client that is logged in at the fake and has all its guilds. */
export async function loginClient(fake: FakeDiscord): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: 'auto',
    rest: { api: fake.apiUrl },
    allowedMentions: { parse: [] },
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(fake.token);
  return ready;
}

/** A real @discordjs/rest that does not repeat what fails by itself. */
export function restClient(fake: FakeDiscord): REST {
  return new REST({ api: fake.apiUrl, retries: 0, timeout: 500 }).setToken(fake.token);
}
