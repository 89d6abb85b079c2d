import { prepareGatewaySockets } from '../src/discord/gateway/gatewaySocket.ts';
import { NO_PROXIES } from '../src/network/proxies.ts';

/**
 * Set up before test files that share their modules: as in the program, the gateway's sockets are prepared before any of
 * them loads discord.js, whose sockets would else be unguarded in the files after it.
 */
prepareGatewaySockets({ proxies: NO_PROXIES, log: { warn: () => {} } });
