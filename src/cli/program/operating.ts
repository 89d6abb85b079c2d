import type { Command } from 'commander';
import type { CalendarDay } from '../../calendar/day.ts';
import { processLines } from '../lines.ts';
import { addSourcesCommand } from '../sources/command.ts';
import type { CommandLineTexts } from '../texts/texts.ts';
import { configuration, exit, openChosenApp, storeOf } from './opening.ts';
import { calendarDay, type StoreOption, wholeNumber, withStore } from './options.ts';

/** Adds the commands of occasional operation. */
export function addOperating(program: Command, texts: CommandLineTexts): void {
  addSourcesCommand(program, { configuration, openApp: openChosenApp, exit, texts });
  addReadingAgain(program, texts);
  addSentNews(program, texts);
  addStoreCopies(program, texts);
  addUpkeep(program, texts);
}

/** Adds the commands that read older documents, and stored ones again. */
function addReadingAgain(program: Command, texts: CommandLineTexts): void {
  withStore(program.command('backfill'), texts)
    .description(texts.backfill.about)
    .argument('<source-or-folder>')
    .option('--days <n>', texts.backfill.days, wholeNumber(texts))
    .action(async (target: string, options: StoreOption & { days?: number }) => {
      const { loadBackfill } = await import('../operating.ts');
      return exit(
        loadBackfill(
          target,
          options.days,
          await openChosenApp(options),
          configuration(),
          texts.results.backfill,
        ),
      );
    });
  withStore(program.command('reread'), texts)
    .description(texts.reread.about)
    .option('--put-aside', texts.reread.putAside)
    .action(async (options: StoreOption & { putAside?: true }) => {
      const { rereadAll, releasePutAside } = await import('../reread.ts');
      const app = await openChosenApp(options);
      return exit(
        options.putAside === true
          ? releasePutAside(app, texts.results, processLines)
          : rereadAll(app, texts.results, processLines),
      );
    });
}

/** Adds the commands that show what was sent, and take news back. */
function addSentNews(program: Command, texts: CommandLineTexts): void {
  withStore(program.command('deliveries'), texts)
    .description(texts.deliveries.about)
    .option('--date <day>', texts.oneDay, calendarDay(texts))
    .option('--days <n>', texts.deliveries.days, wholeNumber(texts), 7)
    .option('--json', texts.deliveries.json)
    .action(async (options: StoreOption & { json?: true; date?: CalendarDay; days: number }) => {
      const { printDeliveries } = await import('../deliveries.ts');
      const { store } = await openChosenApp(options);
      const asked = { days: options.days, json: options.json === true, texts: texts.results };
      const status = await printDeliveries(
        store,
        { ...asked, ...(options.date && { day: options.date }) },
        processLines,
      );
      return exit(Promise.resolve(status));
    });
  withStore(program.command('remove'), texts)
    .description(texts.remove.about)
    .argument('<id>', texts.remove.id)
    .action(async (id: string, options: StoreOption) => {
      const { removeNews } = await import('../remove.ts');
      return exit(
        removeNews(await openChosenApp(options), id, new Date(), texts.results.remove, processLines),
      );
    });
}

/** Adds the commands that copy and move the store. */
function addStoreCopies(program: Command, texts: CommandLineTexts): void {
  withStore(program.command('backup'), texts)
    .description(texts.backup)
    .argument('<file>')
    .action(async (file: string, options: StoreOption) => {
      const { makeBackup } = await import('../backup.ts');
      return exit(makeBackup(storeOf(options), file, texts.results.backup, processLines));
    });
  withStore(program.command('restore'), texts)
    .description(texts.restore)
    .argument('<file>')
    .action(async (file: string, options: StoreOption) => {
      const { restoreBackup } = await import('../backup.ts');
      return exit(restoreBackup(storeOf(options), file, texts.results.restore, processLines));
    });
  program
    .command('migrate')
    .description(texts.migrate.about)
    .option('--to <url>', texts.migrate.to)
    .option('--from <url>', texts.migrate.from)
    .action(async (move: { to?: string; from?: string }) => {
      const { migrate } = await import('../migrate.ts');
      return exit(migrate(configuration(), move, texts.results.migrate, processLines));
    });
}

/** Adds the commands that write the policies and check the installation. */
function addUpkeep(program: Command, texts: CommandLineTexts): void {
  program
    .command('policies')
    .description(texts.policies)
    .argument('<folder>')
    .action(async (folder: string) => {
      const { exportPolicies } = await import('../policies.ts');
      return exit(exportPolicies(folder, configuration(), texts.results.policies, processLines));
    });
  program
    .command('doctor')
    .description(texts.doctor)
    .action(async () => {
      const { examineAll } = await import('../operating.ts');
      return exit(examineAll(processLines));
    });
}
