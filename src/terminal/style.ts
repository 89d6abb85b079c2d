import { styleText } from 'node:util';

/** Styles of the parts of a message; every function returns the text unchanged without colours. */
export interface TerminalStyle {
  title(text: string): string;
  heading(text: string): string;
  bold(text: string): string;
  faint(text: string): string;
  key(text: string): string;
}

const asItIs = (text: string) => text;

/** Style without escape sequences: for pipes, files and NO_COLOR. */
export const PLAIN: TerminalStyle = {
  title: asItIs,
  heading: asItIs,
  bold: asItIs,
  faint: asItIs,
  key: asItIs,
};

/** Style with the sixteen basic colours only, which every theme keeps readable. */
export const COLOURED: TerminalStyle = {
  title: (text) => paint(['bold', 'cyan'], text),
  heading: (text) => paint(['bold', 'yellow'], text),
  bold: (text) => paint(['bold'], text),
  faint: (text) => paint(['dim'], text),
  key: (text) => paint(['green'], text),
};

/**
 * Returns the coloured style for a terminal that supports it and without NO_COLOR (https://no-color.org), else the
 * plain one.
 */
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
