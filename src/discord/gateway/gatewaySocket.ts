import { createRequire } from 'node:module';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { Logger } from 'pino';
import { z } from 'zod';
import { NO_PROXIES, type Proxies } from '../../network/proxies.ts';
import { frameProblem } from './gatewayFrame.ts';

/** Options of the gateway's sockets. */
export interface SocketOptions {
  readonly proxies: Proxies;
  readonly log: Pick<Logger, 'warn'>;
}

interface Socket {
  emit(event: string, ...values: unknown[]): boolean;
}
type SocketClass = new (url: string | URL, protocols?: string[], options?: object) => Socket;

const moduleSchema = z.custom<{ WebSocket: SocketClass }>(
  (value) => typeof value === 'function' && 'WebSocket' in value && typeof value.WebSocket === 'function',
);

let current: SocketOptions = { proxies: NO_PROXIES, log: { warn: () => {} } };
let isInstalled = false;

/**
 * Makes the gateway's WebSockets use proxies, and drops frames at which @discordjs/ws would throw uncaught. It takes
 * its socket class from `ws` when it is loaded, without a way to pass an agent, so this must be called before
 * discord.js is first loaded; the options can be changed later.
 */
export function prepareGatewaySockets(options: SocketOptions): void {
  current = options;
  if (!isInstalled) install();
  isInstalled = true;
}

function install(): void {
  const module = moduleSchema.parse(webSocketModule());
  class GatewaySocket extends module.WebSocket {
    constructor(url: string | URL, protocols?: string[], options?: object) {
      const proxy = current.proxies.forUrl(String(url));
      super(
        url,
        protocols,
        proxy === undefined ? options : { ...options, agent: new HttpsProxyAgent(proxy) },
      );
    }

    override emit(event: string, ...values: unknown[]): boolean {
      const problem = event === 'message' ? frameProblem(values[0]) : undefined;
      if (problem === undefined) return super.emit(event, ...values);
      // Without a HELLO or READY, @discordjs/ws reconnects after a while.
      current.log.warn({ problem }, 'a frame of the gateway that cannot be read');
      return true;
    }
  }
  module.WebSocket = GatewaySocket;
}

/** Returns the instance of `ws` that @discordjs/ws loads. */
function webSocketModule(): unknown {
  const ours = createRequire(import.meta.url);
  const discord = createRequire(ours.resolve('discord.js'));
  const gateway = createRequire(discord.resolve('@discordjs/ws'));
  return gateway('ws');
}
