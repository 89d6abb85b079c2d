import { createInterface } from 'node:readline/promises';

/** Asks a yes-or-no question on the terminal; an empty answer means yes, as does the absence of a terminal. */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return true;
  const dialogue = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await dialogue.question(`${question} [Y/n] `);
    return !/^\s*(?:n|no|否|不)\s*$/i.test(answer);
  } finally {
    dialogue.close();
  }
}
