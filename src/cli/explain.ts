import { systemClock } from '../calendar/zone.ts';
import { withoutDayToCome } from '../editions/dating/yetToCome.ts';
import { type Weighing, weighingOf } from '../editions/layouts/weighing.ts';
import { type EditionReading, readEdition } from '../editions/readEdition.ts';
import { loadFile } from '../sources/listing/file.ts';
import { printableLine } from '../text/printable.ts';
import { EXIT, type Lines } from './lines.ts';

/**
 * `sulan parse --explain FILE…`: prints for people how each file was read, which layouts were considered and what was
 * left out.
 */
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
  const { kind, choice, discarded } = reading;
  // The same day and warnings that `parse` prints.
  const edition = withoutDayToCome(reading.edition, systemClock.now());
  const head = [edition.column, edition.date, edition.headline].filter(Boolean).join(' · ');
  return [
    `${head}: ${kind}, ${edition.stories.length} stories`,
    ...(choice === null
      ? ['  The list of contents is found again below: its lines are the titles.']
      : layoutsOf(weighingOf(choice))),
    ...edition.stories.map(
      (story, i) => `  ${i + 1}. ${story.title}${story.section ? ` (${story.section})` : ''}`,
    ),
    ...discarded.map(({ text, reason }) => `  left out as ${reason}: ${text.slice(0, 60)}`),
    ...edition.warnings.map((warning) => `  ! ${warning.message} (${warning.code})`),
  ];
}

function layoutsOf({ roundup, margin, layouts }: Weighing): string[] {
  return [
    `  roundup rather than article: ${roundup.toFixed(2)}; margin before the next layout: ${margin.toFixed(3)}`,
    ...layouts.flatMap(({ origin, titles, score, features }) => [
      `  layout ${score.toFixed(3)}, ${titles} titles: ${origin}`,
      `    ${features.map(([name, value]) => `${name} ${value}`).join(', ')}`,
    ]),
  ];
}
