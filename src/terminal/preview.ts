import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { converse } from '../messages/conversation/conversation.ts';
import { wrapText } from '../text/wrap.ts';
import { completeLine } from './complete.ts';
import { PHRASES } from './phrases.ts';
import { PREVIEW_CHANNEL, PREVIEW_ROLE } from './place.ts';
import { Session, type SessionOptions } from './session.ts';
import { styleFor } from './style.ts';

/** Long lines tire the eye: wider terminals leave the rest empty. In columns. */
const WIDEST = 96;
const NARROWEST = 20;
const PROMPT = '› ';

/** What the preview runs on. */
export interface PreviewOptions extends Omit<SessionOptions, 'render'> {
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number };
  /** Whether a person types: then with prompt, history and completion; otherwise every line is answered in turn. */
  readonly isTerminal: boolean;
  /** Whether `output` shows colours; NO_COLOR and TERM are looked up in `environment`. */
  readonly showsColours: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Opens the page that shows the same in a browser, once the digest stands on the screen; its address. */
  openPage?(): Promise<string | undefined>;
}

/** Prints the newest digest, then answers lines until the input ends or the person leaves. */
export async function runPreview(options: PreviewOptions): Promise<void> {
  const { input, output, isTerminal, locale } = options;
  const style = styleFor(options.showsColours, options.environment);
  // A terminal that does not know its width says 0.
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
  // A pipe such as `| head` may close at any time; whatever is left to say then has no reader.
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
