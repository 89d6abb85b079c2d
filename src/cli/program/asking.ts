import type { Command } from 'commander';
import type { CalendarDay } from '../../calendar/day.ts';
import type { Locale } from '../../messages/locale.ts';
import type { DigestImage } from '../digest.ts';
import { processLines } from '../lines.ts';
import type { CommandLineTexts } from '../texts/texts.ts';
import { configuration, exit, openChosenApp, openWithGenerated } from './opening.ts';
import { calendarDay, language, type StoreOption, timeSpan, wholeNumber, withStore } from './options.ts';

/** Adds the commands that answer from the store. */
export function addAsking(program: Command, texts: CommandLineTexts): void {
  withStore(program.command('search'), texts)
    .description(texts.search.about)
    .argument('<queries...>', texts.search.queries)
    .option('--json', texts.search.json)
    .option('--limit <n>', texts.search.limit, wholeNumber(texts), 10)
    .action(async (queries: string[], options: StoreOption & { json?: true; limit: number }) => {
      const { printSearch } = await import('../search.ts');
      const { context } = await openChosenApp(options);
      const asked = {
        queries,
        limit: options.limit,
        json: options.json === true,
        texts: texts.results.search,
      };
      return exit(printSearch(context.search, asked, processLines));
    });
  withStore(program.command('digest'), texts)
    .description(texts.digest.about)
    .argument('[when]', texts.digest.when)
    .option('--date <day>', texts.digest.date, calendarDay(texts))
    .option('--json', texts.json)
    .option('--image <file>', texts.digest.image)
    .option('--dark', texts.digest.dark)
    .option('--language <code>', texts.digest.language, language(texts), 'zh-CN')
    .action(async (when: string | undefined, options: StoreOption & DigestOptions) => {
      const { printDigest } = await import('../digest.ts');
      const { context } = await openWithGenerated(options);
      const asked = { day: options.date, when, json: options.json === true, texts: texts.results.digest };
      return exit(printDigest(context, { ...asked, ...imageOf(options) }, processLines));
    });
  withStore(program.command('trend'), texts)
    .description(texts.trend.about)
    .argument('<words...>', texts.trend.words)
    .option('--last <span>', texts.trend.last, timeSpan(texts), '90d')
    .option('--json', texts.json)
    .action(async (words: string[], options: StoreOption & { json?: true; last: string }) => {
      const { printTrend } = await import('../trend.ts');
      const { context } = await openChosenApp(options);
      const asked = { words, last: options.last, json: options.json === true, texts: texts.results.trend };
      return exit(printTrend(context, asked, processLines));
    });
}

interface DigestOptions {
  readonly json?: true;
  readonly date?: CalendarDay;
  readonly image?: string;
  readonly dark?: true;
  readonly language: Locale;
}

/** Returns the picture requested by the options of `digest`. */
function imageOf({ image: file, dark, language: locale }: DigestOptions): { image?: DigestImage } {
  if (file === undefined) return {};
  const { web } = configuration();
  const theme = dark ? 'dark' : 'light';
  return { image: { file, theme, locale, archiveUrl: web.enabled ? web.publicUrl : undefined } };
}
