import { styleText } from 'node:util';

/** How the parts of a message are set off; every function returns the text as it is where colours are off. */
export interface TerminalStyle {
  title(text: string): string;
  heading(text: string): string;
  bold(text: string): string;
  faint(text: string): string;
  key(text: string): string;
}

const asItIs = (text: string) => text;

/** No escape sequence at all: for pipes, files and readers who ask for none. */
export const PLAIN: TerminalStyle = {
  title: asItIs,
  heading: asItIs,
  bold: asItIs,
  faint: asItIs,
  key: asItIs,
};

/** Sixteen-colour sequences only, so that every theme stays readable. */
export const COLOURED: TerminalStyle = {
  title: (text) => paint(['bold', 'cyan'], text),
  heading: (text) => paint(['bold', 'yellow'], text),
  bold: (text) => paint(['bold'], text),
  faint: (text) => paint(['dim'], text),
  key: (text) => paint(['green'], text),
};

/** Colours only on a terminal that can show them, and never against NO_COLOR (https://no-color.org). */
export function styleFor(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): TerminalStyle {
  const refused = (environment.NO_COLOR ?? '') !== '' || environment.TERM === 'dumb';
  return isTerminal && !refused ? COLOURED : PLAIN;
}

function paint(format: readonly ('bold' | 'dim' | 'cyan' | 'yellow' | 'green')[], text: string): string {
  return styleText([...format], text, { validateStream: false });
}
