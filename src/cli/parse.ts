import { systemClock } from '../calendar/zone.ts';
import { withoutDayToCome } from '../editions/dating/yetToCome.ts';
import type { Edition } from '../editions/edition.ts';
import { readEdition } from '../editions/readEdition.ts';
import { explainUnreadable } from '../messages/unreadableDocument.ts';
import { loadFile } from '../sources/listing/file.ts';
import { printableLine } from '../text/printable.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/**
 * `sulan parse --json FILE…`: prints one edition per line in the order given (contract.md), an object with `error` for
 * a file without readable text; without `json` a short summary for people. Returns the exit status, 1 if any failed.
 */
export async function parseFiles(
  files: readonly string[],
  options: { readonly json: boolean; readonly texts: ResultTexts },
  out: (line: string) => void,
  err: (line: string) => void,
): Promise<number> {
  let status = 0;
  for (const file of files) {
    const read = await readFileAsEdition(file, options.texts);
    if ('reason' in read) {
      status = 1;
      err(printableLine(`${file}: ${read.said}`));
      if (options.json) out(JSON.stringify({ file, error: read.reason }));
    } else if (options.json) out(JSON.stringify({ file, ...read }));
    else account(file, read, options.texts).forEach(out);
  }
  return status;
}

/** A file as JSON has it, or why it was not read: in English for programs, and as it is said to a person. */
type ReadFile =
  | (Edition & { readonly kind: 'edition' | 'article' })
  | { readonly reason: string; readonly said: string };

async function readFileAsEdition(file: string, texts: ResultTexts): Promise<ReadFile> {
  const loaded = await loadFile(file);
  if (loaded.kind === 'failed')
    return { reason: loaded.message, said: texts.unreadableFile(loaded.reason, loaded.message) };
  const reading = readEdition(loaded.document);
  if (reading.kind === 'unreadable')
    return { reason: reading.reason, said: explainUnreadable(reading, texts.locale) };
  return { kind: reading.kind, ...withoutDayToCome(reading.edition, systemClock.now()) };
}

function account(file: string, edition: Edition, texts: ResultTexts): string[] {
  const head = [edition.column, edition.date, edition.headline].filter(Boolean).join(' · ');
  return [
    printableLine(`${file}: ${head}`),
    ...edition.stories.map(
      (story, i) => `  ${i + 1}. ${story.title}${story.section ? ` (${story.section})` : ''}`,
    ),
    ...edition.warnings.map(({ code, message }) => `  ! ${texts.warning(code, message)}`),
  ];
}
