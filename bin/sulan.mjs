#!/usr/bin/env node
// Plain JavaScript on purpose: an older Node must be able to read this file to say what is wrong.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `速览 needs Node 24 or newer, and this is Node ${process.versions.node}. ` +
      'Run it with `npm start` or `npm run -s sulan -- COMMAND`: `npm ci` brings the right Node with it.\n',
  );
  process.exit(1);
}
const { main } = await import('../src/main.ts');
await main(process.argv.slice(2));
