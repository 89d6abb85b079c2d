/** Fitting scripts by name; each reads judged examples and prints the weights that it found. */
const scripts = { reading: './reading.ts', search: './search.ts', importance: './importance.ts' } as const;

/** `npm run fit -- reading …`, `… search …` or `… importance …`: further arguments are the script's own. */
const [name] = process.argv.splice(2, 1);
if (name === 'reading' || name === 'search' || name === 'importance') await import(scripts[name]);
else {
  process.stderr.write(`usage: npm run fit -- ${Object.keys(scripts).join(' | ')} …\n`);
  process.exit(2);
}
