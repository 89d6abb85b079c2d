import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { systemClock } from '../../calendar/zone.ts';
import type { Config } from '../../settings/config.ts';
import { listPlace } from '../../sourcing/listPlace.ts';
import { sourceFetcher } from '../../wiring/sources.ts';
import { processLines } from '../lines.ts';
import { createProgress } from '../progress.ts';
import { sourcesTexts } from '../sources/texts/sourcesTexts.ts';
import { setUp } from './setup.ts';
import { setupTexts } from './texts.ts';

/** `sulan setup` on the terminal, or with the token as a line on standard input. */
export async function runSetup(config: Config): Promise<number> {
  const fetcher = sourceFetcher(config);
  const dialogue = secretDialogue();
  try {
    const options = {
      config,
      place: listPlace(config),
      fetcher,
      clock: systemClock,
      progress: createProgress(process.stderr),
      texts: setupTexts(process.env),
      sourcesTexts: sourcesTexts(process.env),
      ask: dialogue.ask,
      environmentFile: '.env',
    };
    return await setUp(options, processLines);
  } finally {
    dialogue.close();
    await fetcher.close();
  }
}

/** Asks for lines that are hidden while typed. */
function secretDialogue() {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const input = createInterface({
    input: process.stdin,
    output: silent,
    terminal: process.stdin.isTTY === true,
  });
  const lines = input[Symbol.asyncIterator]();
  return {
    async ask(question: string): Promise<string | undefined> {
      process.stderr.write(question);
      const { value, done } = await lines.next();
      process.stderr.write('\n');
      return done ? undefined : value;
    },
    close: () => input.close(),
  };
}
