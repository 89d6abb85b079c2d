import { REST } from '@discordjs/rest';
import { Client, Events, GatewayIntentBits } from 'discord.js';

/** Where a fake can be reached. */
export interface Address {
  readonly apiUrl: string;
  readonly token: string;
}

/** A real discord.js client that is logged in at the fake and has all its guilds. */
export async function loginClient(fake: Address): Promise<Client<true>> {
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
export function restClient(fake: Address): REST {
  return new REST({ api: fake.apiUrl, retries: 0, timeout: 5000 }).setToken(fake.token);
}
