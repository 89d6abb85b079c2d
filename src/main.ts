import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { type CalendarDay, parseDay } from './calendar/day.ts';
import type { DigestImage } from './cli/digest.ts';
import { EXIT, oneLine, processLines } from './cli/lines.ts';
import { addSourcesCommand } from './cli/sources/command.ts';
import { helpTexts } from './cli/texts/helpTexts.ts';
import { speakHelp } from './cli/texts/speakHelp.ts';
import type { HelpTexts } from './cli/texts/texts.ts';
import { LOCALES, type Locale } from './messages/locale.ts';
import { type Config, ENVIRONMENT_VARIABLES, readConfig, storeLocation } from './settings/config.ts';
import {
  loadEnvironmentFile,
  misspelling,
  misspeltVariables,
  operatorLocale,
} from './settings/environment.ts';
import { type StoreLocation, storeAt } from './store/location.ts';
import { VERSION } from './version.ts';
import { handleUncaught } from './wiring/uncaught.ts';

/**
 * Runs the command line given (without node and script) and sets the exit status: 0 done, 1 failed, 2 wrong usage.
 * What a command needs is loaded when it is called: the bot's 95 MB need not be paid for a parse.
 */
export async function main(args: readonly string[]): Promise<void> {
  process.stdout.on('error', leaveWithReader);
  handleUncaught((error) => process.exit(statusOf(error)));
  try {
    // What the environment leaves open may stand in a file of the working folder, which git ignores.
    loadEnvironmentFile('.env', process.env);
    await commandLine(operatorLocale(process.env)).parseAsync([...args], { from: 'user' });
  } catch (error) {
    process.exitCode = statusOf(error);
  }
}

/** A reader that has seen enough (`| head`) is no failure; a full disk is one. */
function leaveWithReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  processLines.err(`The output cannot be written: ${oneLine(error)}`);
  process.exit(EXIT.failed);
}

function statusOf(error: unknown): number {
  // Commander has said what is wrong by itself; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  processLines.err(oneLine(error));
  return EXIT.failed;
}

interface PortOption {
  readonly port?: number;
}

interface StoreOption {
  readonly db?: string;
}

/** The commands with their help in a language; what they print as JSON knows none. */
export function commandLine(locale: Locale): Command {
  const texts = helpTexts(locale);
  const program = new Command('sulan')
    .description(texts.about)
    .version(VERSION, '-V, --version', texts.versionOption);
  // Commands inherit what is said here, so it stands before they are added.
  speakHelp(program.exitOverride().showHelpAfterError(), texts);
  addRunning(program, texts);
  addReading(program, texts);
  addAsking(program, texts);
  addServing(program, texts);
  addOperating(program, texts);
  return program;
}

/** What runs until it is stopped. */
function addRunning(program: Command, texts: HelpTexts): void {
  program
    .command('start')
    .description(texts.start)
    .option('--port <port>', texts.port, portNumber)
    .action(async (options: PortOption) => {
      const config = await configurationOfBot();
      if (typeof config === 'number') return exit(Promise.resolve(config));
      if (config.discordToken) return runBot(config);
      return exit(config.web.enabled ? runWeb(config) : runPreview(config, options));
    });
  program
    .command('bot')
    .description(texts.bot)
    .action(async () => {
      const config = await configurationOfBot();
      return typeof config === 'number' ? exit(Promise.resolve(config)) : runBot(config);
    });
  program
    .command('setup')
    .description(texts.setup)
    .action(async () => {
      const { runSetup } = await import('./cli/setup/run.ts');
      return exit(runSetup(configuration()));
    });
  program
    .command('preview')
    .description(texts.preview)
    .option('--port <port>', texts.previewPort, portNumber)
    .action(async (options: PortOption) => exit(runPreview(configuration(), options)));
  program
    .command('web')
    .description(texts.web)
    .action(async () => exit(runWeb(configuration())));
}

/** What takes documents in. */
function addReading(program: Command, texts: HelpTexts): void {
  program
    .command('parse')
    .description(texts.parse.about)
    .argument('<files...>', texts.parse.files)
    .option('--json', texts.parse.json)
    .option('--explain', texts.parse.explain)
    .action(async (files: string[], options: { json?: true; explain?: true }) => {
      if (options.explain) {
        const { explainFiles } = await import('./cli/explain.ts');
        return exit(explainFiles(files, processLines));
      }
      const { parseFiles } = await import('./cli/parse.ts');
      return exit(parseFiles(files, { json: options.json === true }, processLines.out, processLines.err));
    });
  withStore(program.command('ingest'), texts)
    .description(texts.ingest.about)
    .argument('<paths...>', texts.ingest.paths)
    .option('--json', texts.ingest.json)
    .option('--date <day>', texts.ingest.date, calendarDay)
    .action(async (paths: string[], options: StoreOption & { json?: true; date?: CalendarDay }) => {
      const { ingestFiles } = await import('./cli/operating.ts');
      const undated = options.date && { undatedDay: options.date };
      return exit(ingestFiles(paths, await openApp(options), { json: options.json === true, ...undated }));
    });
}

/** What answers from the store. */
function addAsking(program: Command, texts: HelpTexts): void {
  withStore(program.command('search'), texts)
    .description(texts.search.about)
    .argument('<queries...>', texts.search.queries)
    .option('--json', texts.search.json)
    .option('--limit <n>', texts.search.limit, wholeNumber, 10)
    .action(async (queries: string[], options: StoreOption & { json?: true; limit: number }) => {
      const { printSearch } = await import('./cli/search.ts');
      const { context } = await openApp(options);
      const asked = { queries, limit: options.limit, json: options.json === true };
      return exit(printSearch(context.search, asked, processLines));
    });
  withStore(program.command('digest'), texts)
    .description(texts.digest.about)
    .argument('[when]', texts.digest.when)
    .option('--date <day>', texts.digest.date, calendarDay)
    .option('--json', texts.json)
    .option('--image <file>', texts.digest.image)
    .option('--dark', texts.digest.dark)
    .option('--language <code>', texts.digest.language, language, 'zh-CN')
    .action(async (when: string | undefined, options: StoreOption & DigestOptions) => {
      const { printDigest } = await import('./cli/digest.ts');
      const { context } = await openWithGenerated(options);
      const asked = { day: options.date, when, json: options.json === true, ...imageOf(options) };
      return exit(printDigest(context, asked, processLines));
    });
  withStore(program.command('trend'), texts)
    .description(texts.trend.about)
    .argument('<words...>', texts.trend.words)
    .option('--last <span>', texts.trend.last, timeSpan, '90d')
    .option('--json', texts.json)
    .action(async (words: string[], options: StoreOption & { json?: true; last: string }) => {
      const { printTrend } = await import('./cli/trend.ts');
      const { context } = await openApp(options);
      const asked = { words, last: options.last, json: options.json === true };
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

/** The picture that the options of `digest` ask for. */
function imageOf({ image: file, dark, language: locale }: DigestOptions): { image?: DigestImage } {
  if (file === undefined) return {};
  const { web } = configuration();
  const theme = dark ? 'dark' : 'light';
  return { image: { file, theme, locale, archiveUrl: web.enabled ? web.publicUrl : undefined } };
}

/** What serves programs from the store. */
function addServing(program: Command, texts: HelpTexts): void {
  withStore(program.command('mcp'), texts)
    .description(texts.mcp)
    .action(async (options: StoreOption) => {
      const { serveMcp } = await import('./cli/mcp.ts');
      return exit(serveMcp(await openWithGenerated(options), configuration()));
    });
  withStore(program.command('webhook'), texts)
    .description(texts.webhook)
    .action(async (options: StoreOption) => {
      const { testWebhook } = await import('./cli/webhook.ts');
      return exit(testWebhook(await openWithGenerated(options), configuration(), processLines));
    });
}

async function runPreview(config: Config, { port }: PortOption): Promise<number> {
  const [{ openApp: open }, { preview, previewStoreFile }, { createLog }] = await Promise.all([
    import('./wiring/core.ts'),
    import('./cli/preview.ts'),
    import('./log.ts'),
  ]);
  const log = createLog({ ...config, logLevel: 'warn' }, process.stderr.isTTY === true);
  const app = open(previewStoreFile(config.stateDirectory), undefined, {
    showsGenerated: config.languageModel !== undefined,
  });
  return preview(app, config, log, port);
}

async function runWeb(config: Config): Promise<number> {
  const { serveWeb } = await import('./cli/web.ts');
  return serveWeb(config);
}

/** The settings, or the exit status where the bot cannot start with them, which is said and logged. */
async function configurationOfBot(): Promise<Config | number> {
  try {
    return configuration();
  } catch (error) {
    const { refuseToStart } = await import('./cli/bot.ts');
    return refuseToStart(undefined, oneLine(error));
  }
}

async function runBot(config: Config): Promise<never> {
  const { bot } = await import('./cli/bot.ts');
  const status = await bot(config).catch(statusOf);
  // Where the start failed half-way, a port or a socket that is still open must not keep the process.
  process.exit(status);
}

/** What an operator does now and then. */
function addOperating(program: Command, texts: HelpTexts): void {
  addSourcesCommand(program, { configuration, openApp, exit, texts });
  withStore(program.command('backfill'), texts)
    .description(texts.backfill.about)
    .argument('<source-or-folder>')
    .option('--days <n>', texts.backfill.days, wholeNumber)
    .action(async (target: string, options: StoreOption & { days?: number }) => {
      const { loadBackfill } = await import('./cli/operating.ts');
      return exit(loadBackfill(target, options.days, await openApp(options), configuration()));
    });
  withStore(program.command('reread'), texts)
    .description(texts.reread.about)
    .option('--put-aside', texts.reread.putAside)
    .action(async (options: StoreOption & { putAside?: true }) => {
      const { rereadAll, releasePutAside } = await import('./cli/reread.ts');
      const app = await openApp(options);
      return exit(
        options.putAside === true ? releasePutAside(app, processLines) : rereadAll(app, processLines),
      );
    });
  withStore(program.command('deliveries'), texts)
    .description(texts.deliveries.about)
    .option('--date <day>', texts.oneDay, calendarDay)
    .option('--days <n>', texts.deliveries.days, wholeNumber, 7)
    .option('--json', texts.deliveries.json)
    .action(async (options: StoreOption & { json?: true; date?: CalendarDay; days: number }) => {
      const { printDeliveries } = await import('./cli/deliveries.ts');
      const { store } = await openApp(options);
      const asked = { days: options.days, json: options.json === true };
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
      const { removeNews } = await import('./cli/remove.ts');
      return exit(removeNews(await openApp(options), id, new Date(), processLines));
    });
  withStore(program.command('backup'), texts)
    .description(texts.backup)
    .argument('<file>')
    .action(async (file: string, options: StoreOption) => {
      const { makeBackup } = await import('./cli/backup.ts');
      return exit(makeBackup(storeOf(options), file, processLines));
    });
  withStore(program.command('restore'), texts)
    .description(texts.restore)
    .argument('<file>')
    .action(async (file: string, options: StoreOption) => {
      const { restoreBackup } = await import('./cli/backup.ts');
      return exit(restoreBackup(storeOf(options), file, processLines));
    });
  program
    .command('migrate')
    .description(texts.migrate.about)
    .option('--to <url>', texts.migrate.to)
    .option('--from <url>', texts.migrate.from)
    .action(async (move: { to?: string; from?: string }) => {
      const { migrate } = await import('./cli/migrate.ts');
      return exit(migrate(configuration(), move, processLines));
    });
  program
    .command('policies')
    .description(texts.policies)
    .argument('<folder>')
    .action(async (folder: string) => {
      const { exportPolicies } = await import('./cli/policies.ts');
      return exit(exportPolicies(folder, configuration(), processLines));
    });
  program
    .command('doctor')
    .description(texts.doctor)
    .action(async () => {
      const { examineAll } = await import('./cli/operating.ts');
      return exit(examineAll(processLines));
    });
}

function withStore(command: Command, texts: HelpTexts): Command {
  return command.option('--db <file>', texts.store);
}

async function openApp(options: StoreOption) {
  const app = await import('./wiring/core.ts');
  return app.openAppAt(storeOf(options));
}

/** The same with what a language model wrote, where one is configured. */
async function openWithGenerated(options: StoreOption) {
  const app = await import('./wiring/core.ts');
  const showsGenerated = configuration().languageModel !== undefined;
  return app.openAppAt(storeOf(options), undefined, { showsGenerated });
}

function storeOf({ db }: StoreOption): StoreLocation {
  return db === undefined ? storeLocation(configuration()) : storeAt(db);
}

let saidMisspellings = false;

function configuration(): Config {
  const misspelt = saidMisspellings ? [] : misspeltVariables(process.env, ENVIRONMENT_VARIABLES);
  saidMisspellings = true;
  for (const variable of misspelt) processLines.err(misspelling(variable, operatorLocale(process.env)));
  return readConfig(process.env);
}

async function exit(status: Promise<number>): Promise<void> {
  process.exitCode = await status;
}

function language(text: string): Locale {
  const known = LOCALES.find((locale) => locale === text);
  if (!known) throw new InvalidArgumentError(`One of ${LOCALES.join(', ')} is wanted.`);
  return known;
}

function timeSpan(text: string): string {
  if (!/^\d{1,4}[dwmy]$/.test(text))
    throw new InvalidArgumentError('A span such as 90d, 12w, 3m or 1y is wanted.');
  return text;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number is wanted.');
  return Number(text);
}

function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError('A port is at most 65535.');
  return port;
}

function calendarDay(text: string): CalendarDay {
  const day = parseDay(text);
  if (!day) throw new InvalidArgumentError('A real day is wanted, written YYYY-MM-DD.');
  return day;
}
