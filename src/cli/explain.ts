import { type EditionReading, readEdition } from '../editions/readEdition.ts';
import { loadFile } from '../sources/file.ts';
import { printableLine } from '../text/printable.ts';
import { EXIT, type Lines } from './lines.ts';

/** Layouts after the first ones say little. */
const MOST_LAYOUTS = 8;
/** The features that a person can judge, of all that a layout is weighed by. */
const TELLING = [
  'count',
  'expected',
  'meanP',
  'cover',
  'median',
  'variation',
  'empty',
  'told',
  'distinct',
  'agreement',
];

/** `sulan parse --explain FILE…`: for people, how each file was read, which layouts were weighed and what was left out. */
export async function explainFiles(files: readonly string[], lines: Lines): Promise<number> {
  let status: number = EXIT.done;
  for (const file of files) {
    const loaded = await loadFile(file);
    const reading = loaded.kind === 'failed' ? undefined : readEdition(loaded.document);
    const reason =
      loaded.kind === 'failed' ? loaded.message : reading?.kind === 'unreadable' ? reading.reason : undefined;
    if (reason !== undefined || reading === undefined || reading.kind === 'unreadable') {
      lines.err(printableLine(`${file}: ${reason}`));
      status = EXIT.failed;
    } else for (const line of explain(reading)) lines.out(printableLine(line));
  }
  return status;
}

type Readable = Exclude<EditionReading, { readonly kind: 'unreadable' }>;

function explain(reading: Readable): string[] {
  const { kind, edition, choice, leftOut } = reading;
  const head = [edition.column, edition.date, edition.headline].filter(Boolean).join(' · ');
  return [
    `${head}: ${kind}, ${edition.stories.length} stories`,
    ...(choice === null
      ? ['  The list of contents is found again below: its lines are the titles.']
      : layoutsOf(choice)),
    ...edition.stories.map(
      (story, i) => `  ${i + 1}. ${story.title}${story.section ? ` (${story.section})` : ''}`,
    ),
    ...leftOut.map(({ text, reason }) => `  left out as ${reason}: ${text.slice(0, 60)}`),
    ...edition.warnings.map((warning) => `  ! ${warning.message} (${warning.code})`),
  ];
}

function layoutsOf({ roundup, considered, margin, names }: NonNullable<Readable['choice']>): string[] {
  return [
    `  roundup rather than article: ${roundup.toFixed(2)}; margin before the next layout: ${margin.toFixed(3)}`,
    ...considered
      .slice(0, MOST_LAYOUTS)
      .flatMap(({ layout, score, row }) => [
        `  layout ${score.toFixed(3)}, ${layout.titles.size} titles: ${layout.origin}`,
        `    ${TELLING.map((name) => `${name} ${row[names.indexOf(name)] ?? 0}`).join(', ')}`,
      ]),
  ];
}
