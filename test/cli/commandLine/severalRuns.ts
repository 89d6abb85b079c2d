// Child of a test: reads lists of arguments from stdin, one a line as JSON, runs the command line with each in this process,
// and answers each with a line of JSON.
import { createInterface } from 'node:readline';
import { main } from '../../../src/main.ts';

const answer = process.stdout.write.bind(process.stdout);
/** Output of the run under way. */
let output = { out: '', err: '' };

process.stdout.write = (chunk: unknown) => {
  output.out += String(chunk);
  return true;
};
process.stderr.write = (chunk: unknown) => {
  output.err += String(chunk);
  return true;
};
// Each run listens as if it were alone in its process.
process.setMaxListeners(0);
process.stdout.setMaxListeners(0);

for await (const line of createInterface({ input: process.stdin })) {
  output = { out: '', err: '' };
  process.exitCode = 0;
  await main(JSON.parse(line));
  answer(`${JSON.stringify({ code: process.exitCode, ...output })}\n`);
}
process.exit(0);
