import { parseFiles } from './cli/parse.ts';

/** Runs the command line given (without node and script) and sets the exit status. */
export async function main(args: readonly string[]): Promise<void> {
  const [command, ...rest] = args;
  const print = (stream: NodeJS.WriteStream) => (line: string) => void stream.write(`${line}\n`);
  if (command !== 'parse') return;
  const files = rest.filter((argument) => argument !== '--json');
  process.exitCode = await parseFiles(
    files,
    { json: rest.includes('--json') },
    print(process.stdout),
    print(process.stderr),
  );
}
