import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `npm run fit -- NAME …`: runs fit/NAME.ts, which fits weights to judged examples, and prints them as one JSON object. */
const folder = import.meta.dirname;
const [name = '', ...rest] = process.argv.slice(2);
const file = join(folder, `${name}.ts`);
if (!/^[a-z]+$/.test(name) || name === 'run' || !existsSync(file)) {
  const known = readdirSync(folder).filter((entry) => entry.endsWith('.ts') && entry !== 'run.ts');
  process.stderr.write(`usage: npm run fit -- ${known.map((entry) => entry.slice(0, -3)).join(' | ')} …\n`);
  process.exit(2);
}
const fit: { default(args: readonly string[]): Promise<object> } = await import(pathToFileURL(file).href);
process.stdout.write(`${JSON.stringify(await fit.default(rest), null, 2)}\n`);
