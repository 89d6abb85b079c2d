import pino from 'pino';
import { startArchive } from '../../src/web/start.ts';
import { openApp } from '../../src/wiring/core.ts';

/**
 * Serves the archive over a store in a process of its own: prints its address, and ends when its standard input ends.
 */
const app = openApp(process.argv[2] ?? '');
const place = { host: '127.0.0.1', port: 0, publicUrl: undefined, fullText: true, api: false, mcp: false };
const server = await startArchive({ ...app.context, store: app.store }, place, pino({ level: 'silent' }));
process.stdout.write(`${server.url}\n`);
process.stdin.on('end', async () => {
  await server.close();
  await app.store.close();
});
process.stdin.resume();
