// Plain JavaScript on purpose: an older Node must be able to read this file to say what is wrong.
import { existsSync } from 'node:fs';

const [major] = process.versions.node.split('.').map(Number);
if (major < 26) {
  process.stderr.write(
    `速览 needs Node 26 or newer, and this is Node ${process.versions.node}. ${wayOn()}\n`,
  );
  process.exit(1);
}

/** Why an older Node runs: npm puts the one that `npm ci` brings in front of the machine's own, unless it brought none. */
function wayOn() {
  const isInstalled = (path) => existsSync(new URL(`../node_modules${path}`, import.meta.url));
  if (!isInstalled('')) return 'Run `npm ci` first: it brings the right Node with it.';
  if (!isInstalled('/node'))
    return (
      'The right Node is a development package, and those were left out (--omit=dev or NODE_ENV=production): ' +
      'run `npm ci --include=dev`, or install Node 26 yourself, and then this again.'
    );
  if (process.env.npm_lifecycle_event)
    return (
      'npm ran no install scripts here (ignore-scripts), so the right Node did not come with `npm ci`. ' +
      'Run `npm rebuild node --ignore-scripts=false`, or install Node 26 yourself, and then this again.'
    );
  return 'Run it with `npm start` or `npm run -s sulan -- COMMAND`: `npm ci` brings the right Node with it.';
}
