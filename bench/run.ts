import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `npm run bench -- NAME`: runs bench/NAME.ts and prints its figures as one JSON object. */
const folder = import.meta.dirname;
const [name = '', ...rest] = process.argv.slice(2);
const file = join(folder, `${name}.ts`);
if (!/^[a-z]+$/.test(name) || name === 'run' || !existsSync(file)) {
  const known = readdirSync(folder).filter((entry) => entry.endsWith('.ts') && entry !== 'run.ts');
  process.stderr.write(`usage: npm run bench -- ${known.map((entry) => entry.slice(0, -3)).join(' | ')}\n`);
  process.exit(2);
}
const bench: { default(args: readonly string[]): Promise<object> } = await import(pathToFileURL(file).href);
process.stdout.write(`${JSON.stringify(await bench.default(rest), null, 2)}\n`);
