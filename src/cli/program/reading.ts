import type { Command } from 'commander';
import type { CalendarDay } from '../../calendar/day.ts';
import { processLines } from '../lines.ts';
import type { CommandLineTexts } from '../texts/texts.ts';
import { exit, openChosenApp } from './opening.ts';
import { calendarDay, type StoreOption, withStore } from './options.ts';

/** Adds the commands that read documents. */
export function addReading(program: Command, texts: CommandLineTexts): void {
  program
    .command('parse')
    .description(texts.parse.about)
    .argument('<files...>', texts.parse.files)
    .option('--json', texts.parse.json)
    .option('--explain', texts.parse.explain)
    .action(async (files: string[], options: { json?: true; explain?: true }) => {
      if (options.explain) {
        const { explainFiles } = await import('../explain.ts');
        return exit(explainFiles(files, texts.results, processLines));
      }
      const { parseFiles } = await import('../parse.ts');
      return exit(
        parseFiles(
          files,
          { json: options.json === true, texts: texts.results },
          processLines.out,
          processLines.err,
        ),
      );
    });
  withStore(program.command('ingest'), texts)
    .description(texts.ingest.about)
    .argument('<paths...>', texts.ingest.paths)
    .option('--json', texts.ingest.json)
    .option('--date <day>', texts.ingest.date, calendarDay(texts))
    .action(async (paths: string[], options: StoreOption & { json?: true; date?: CalendarDay }) => {
      const { ingestFiles } = await import('../operating.ts');
      const undated = options.date && { undatedDay: options.date };
      return exit(
        ingestFiles(paths, await openChosenApp(options), {
          json: options.json === true,
          texts: texts.results,
          ...undated,
        }),
      );
    });
}
