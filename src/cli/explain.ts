import { systemClock } from '../calendar/zone.ts';
import { withoutDayToCome } from '../editions/dating/yetToCome.ts';
import { type Weighing, weighingOf } from '../editions/layouts/weighing.ts';
import { type EditionReading, readEdition } from '../editions/readEdition.ts';
import { explainUnreadable } from '../messages/unreadableDocument.ts';
import { loadFile } from '../sources/listing/file.ts';
import { printableLine } from '../text/printable.ts';
import { EXIT, type Lines } from './lines.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/**
 * `sulan parse --explain FILE…`: prints for people how each file was read, which layouts were considered and what was
 * left out.
 */
export async function explainFiles(
  files: readonly string[],
  texts: ResultTexts,
  lines: Lines,
): Promise<number> {
  let status: number = EXIT.done;
  for (const file of files) {
    const loaded = await loadFile(file);
    const reading = loaded.kind === 'failed' ? loaded : readEdition(loaded.document);
    if (reading.kind === 'failed' || reading.kind === 'unreadable') {
      const why =
        reading.kind === 'failed'
          ? texts.unreadableFile(reading.reason, reading.message)
          : explainUnreadable(reading, texts.locale);
      lines.err(printableLine(`${file}: ${why}`));
      status = EXIT.failed;
    } else for (const line of explain(reading, texts)) lines.out(printableLine(line));
  }
  return status;
}

type Readable = Exclude<EditionReading, { readonly kind: 'unreadable' }>;

function explain(reading: Readable, texts: ResultTexts): string[] {
  const { kind, choice, discarded } = reading;
  // The same day and warnings that `parse` prints.
  const edition = withoutDayToCome(reading.edition, systemClock.now());
  const head = [edition.column, edition.date, edition.headline].filter(Boolean).join(' · ');
  return [
    `${head}: ${texts.explain.found(kind, edition.stories.length)}`,
    ...(choice === null ? [`  ${texts.explain.byGlance}`] : layoutsOf(weighingOf(choice), texts.explain)),
    ...edition.stories.map(
      (story, i) => `  ${i + 1}. ${story.title}${story.section ? ` (${story.section})` : ''}`,
    ),
    ...discarded.map(({ text, reason }) => `  ${texts.explain.leftOut(reason, text.slice(0, 60))}`),
    ...edition.warnings.map(({ code, message }) => `  ! ${texts.warning(code, message)} (${code})`),
  ];
}

function layoutsOf({ roundup, margin, layouts }: Weighing, texts: ResultTexts['explain']): string[] {
  return [
    `  ${texts.certainty(roundup.toFixed(2), margin.toFixed(3))}`,
    ...layouts.flatMap(({ origin, titles, score, features }) => [
      `  ${texts.layout(score.toFixed(3), titles, origin)}`,
      `    ${features.map(([name, value]) => `${name} ${value}`).join(', ')}`,
    ]),
  ];
}
