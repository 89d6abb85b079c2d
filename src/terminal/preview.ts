import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { converse } from '../messages/conversation/conversation.ts';
import { wrapText } from '../text/wrap.ts';
import { completeLine } from './complete.ts';
import { PHRASES } from './phrases.ts';
import { PREVIEW_CHANNEL, PREVIEW_ROLE } from './place.ts';
import { Session, type SessionOptions } from './session.ts';
import { styleFor } from './style.ts';

/** Maximum width of lines in columns: longer ones are hard to read. */
const WIDEST = 96;
const NARROWEST = 20;
const PROMPT = '› ';

/** Options of the preview. */
export interface PreviewOptions extends Omit<SessionOptions, 'render'> {
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number };
  /** Whether a person types, with prompt, history and completion; otherwise lines are answered in turn. */
  readonly isTerminal: boolean;
  /** Whether `output` supports colours; NO_COLOR and TERM are read from `environment`. */
  readonly showsColours: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Opens the page that shows the same in a browser, after the digest is printed; resolves with its URL. */
  openPage?(): Promise<string | undefined>;
}

/** Prints the newest digest, then answers lines until the input ends or the user leaves. */
export async function runPreview(options: PreviewOptions): Promise<void> {
  const { input, output, isTerminal, locale } = options;
  const style = styleFor(options.showsColours, options.environment);
  // A terminal of unknown width reports 0.
  const columns = () => Math.max(NARROWEST, Math.min(output.columns || 80, WIDEST));
  const session = new Session({
    ...options,
    render: () => ({
      columns: columns(),
      style,
      nameOf: (id) => [PREVIEW_CHANNEL, PREVIEW_ROLE].find((known) => known.id === id)?.name ?? id,
    }),
  });
  let readerIsGone = false;
  // A pipe such as `| head` may close at any time; the rest of the output is dropped.
  output.on('error', () => {
    readerIsGone = true;
  });
  const print = (text: string) => {
    if (!readerIsGone) output.write(text);
  };

  print(`${(await session.answer('/digest')).text}\n\n`);
  const url = await options.openPage?.();
  for (const sentence of [
    PHRASES[locale].welcome,
    ...(url === undefined ? [] : [PHRASES[locale].page(url)]),
  ]) {
    print(`${wrapText(sentence, columns()).map(style.faint).join('\n')}\n`);
  }
  const lines = createLines(options, session);
  if (isTerminal) lines.prompt();
  for await (const line of lines) {
    if (!isTerminal && line.trim() !== '') print(`\n${PROMPT}${line.trim()}\n`);
    const reply = await session.answer(line);
    if (reply.text !== '') print(`\n${reply.text}\n`);
    if (reply.over || readerIsGone) break;
    if (isTerminal) {
      print('\n');
      lines.prompt();
    }
  }
  lines.close();
  input.destroy();
}

function createLines(options: PreviewOptions, session: Session): Interface {
  const { input, output, isTerminal, commands, context } = options;
  if (!isTerminal) return createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  return createInterface({
    input,
    output,
    terminal: true,
    prompt: PROMPT,
    historySize: 200,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
      completeLine(line, commands, converse(session.request(), context)).then(
        ({ hits, replaced }) => done(null, [hits.map(({ text }) => text), replaced]),
        (error: unknown) => {
          options.report(error);
          done(null, [[], line]);
        },
      );
    },
  });
}
