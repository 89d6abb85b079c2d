import { createRequire } from 'node:module';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { z } from 'zod';
import { NO_PROXIES, type Proxies } from '../../network/proxies.ts';

type Socket = object;
type SocketClass = new (url: string | URL, protocols?: string[], options?: object) => Socket;

const moduleSchema = z.custom<{ WebSocket: SocketClass }>(
  (value) => typeof value === 'function' && 'WebSocket' in value && typeof value.WebSocket === 'function',
);

let proxies = NO_PROXIES;
let isInstalled = false;

/**
 * Has the gateway's WebSockets go through proxies. @discordjs/ws takes the class of its sockets from `ws` when it is
 * loaded, without a way to pass an agent, so this must come before discord.js is loaded for the first time; which proxies count can be changed later.
 */
export function proxyGateway(wanted: Proxies): void {
  proxies = wanted;
  if (!isInstalled) install();
  isInstalled = true;
}

function install(): void {
  const module = moduleSchema.parse(webSocketModule());
  class ProxiedWebSocket extends module.WebSocket {
    constructor(url: string | URL, protocols?: string[], options?: object) {
      const proxy = proxies.forUrl(String(url));
      super(
        url,
        protocols,
        proxy === undefined ? options : { ...options, agent: new HttpsProxyAgent(proxy) },
      );
    }
  }
  module.WebSocket = ProxiedWebSocket;
}

/** The very `ws` that @discordjs/ws loads. */
function webSocketModule(): unknown {
  const ours = createRequire(import.meta.url);
  const discord = createRequire(ours.resolve('discord.js'));
  const gateway = createRequire(discord.resolve('@discordjs/ws'));
  return gateway('ws');
}
