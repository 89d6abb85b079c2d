import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { botEnvironment, botOptions } from './asTheBot.ts';

const SOURCES = '500';
const ITEMS = '50';

/**
 * `npm run bench -- sources [SOURCES [ITEMS]]`: the first polls of many sources that all have new full articles:
 * polled, read, stored, indexed and grouped into events, as by the bot.
 */
export default async function sources([count = SOURCES, items = ITEMS]: readonly string[]): Promise<object> {
  // The first start compiles everything and fills the compile cache; it is not measured.
  await poll('1', '1');
  return JSON.parse(await poll(count, items));
}

async function poll(count: string, items: string): Promise<string> {
  const script = join(import.meta.dirname, 'sources', 'poll.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [...botOptions, script, count, items], {
    env: botEnvironment(),
  });
  return stdout;
}
