/** What is fitted, and by which script; each reads judged examples and prints the weights that it reached. */
const scripts = { reading: './fit.ts', search: './search.ts' } as const;

/** `npm run fit -- reading …` or `npm run fit -- search …`: the arguments behind the name are the script's own. */
const [name] = process.argv.splice(2, 1);
if (name === 'reading' || name === 'search') await import(scripts[name]);
else {
  process.stderr.write(`usage: npm run fit -- ${Object.keys(scripts).join(' | ')} …\n`);
  process.exit(2);
}
