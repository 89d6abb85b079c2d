import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { type CalendarDay, parseDay } from './calendar/day.ts';
import type { DigestImage } from './cli/digest.ts';
import { EXIT, oneLine, processLines } from './cli/lines.ts';
import { addSourcesCommand } from './cli/sources/command.ts';
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
    await commandLine().parseAsync([...args], { from: 'user' });
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

/** What holds for every command. */
const CONVENTIONS = `
Results go to standard output (JSON: one object a line), progress and warnings to standard error.
Exit status: 0 done; 1 it failed, standard error says why in one line; 2 wrong usage.
Settings are environment variables or stand in .env of the working folder: see .env.example.`;

interface PortOption {
  readonly port?: number;
}

interface StoreOption {
  readonly db?: string;
}

function commandLine(): Command {
  const program = new Command('sulan')
    .description('速览: takes Chinese tech-news roundups apart and posts a 一分钟速览 every morning')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError()
    .addHelpText('after', CONVENTIONS);
  addRunning(program);
  addReading(program);
  addAsking(program);
  addServing(program);
  addOperating(program);
  return program;
}

/** What runs until it is stopped. */
function addRunning(program: Command): void {
  program
    .command('start')
    .description('the bot where DISCORD_TOKEN is set, else the archive where SULAN_WEB is, else the preview')
    .option('--port <port>', 'the port of the preview page', portNumber)
    .action(async (options: PortOption) => {
      const config = await configurationOfBot();
      if (typeof config === 'number') return exit(Promise.resolve(config));
      if (config.discordToken) return runBot(config);
      return exit(config.web.enabled ? runWeb(config) : runPreview(config, options));
    });
  program
    .command('bot')
    .description('run the Discord bot')
    .action(async () => {
      const config = await configurationOfBot();
      return typeof config === 'number' ? exit(Promise.resolve(config)) : runBot(config);
    });
  program
    .command('setup')
    .description(
      'ask for the token, try it and the bundled sources, write .env and the source list, print the invite link',
    )
    .action(async () => {
      const { runSetup } = await import('./cli/setup/run.ts');
      return exit(runSetup(configuration()));
    });
  program
    .command('preview')
    .description('try the bot without Discord: bundled samples, commands on standard input and in a browser')
    .option('--port <port>', 'the port of the preview page, 8470 on a terminal', portNumber)
    .action(async (options: PortOption) => exit(runPreview(configuration(), options)));
  program
    .command('web')
    .description('serve the archive alone, without a bot, on SULAN_WEB_HOST and SULAN_WEB_PORT')
    .action(async () => exit(runWeb(configuration())));
}

/** What takes documents in. */
function addReading(program: Command): void {
  program
    .command('parse')
    .description('read documents and print one Edition a line')
    .argument('<files...>', 'HTML, Markdown or plain text; UTF-8, UTF-16 or GB18030; told by the content')
    .option('--json', 'as JSON; { "file", "error" } for a file without readable text, and exit 1')
    .option('--explain', 'the layouts considered with their scores, what was left out and why')
    .action(async (files: string[], options: { json?: true; explain?: true }) => {
      if (options.explain) {
        const { explainFiles } = await import('./cli/explain.ts');
        return exit(explainFiles(files, processLines));
      }
      const { parseFiles } = await import('./cli/parse.ts');
      return exit(parseFiles(files, { json: options.json === true }, processLines.out, processLines.err));
    });
  withStore(program.command('ingest'))
    .description('read files, and folders with all below them, into the store')
    .argument('<paths...>', 'files; of folders all but hidden files and pictures, data, code')
    .option('--json', 'the counts as JSON: new, updated, unchanged, failed, undated')
    .option(
      '--date <day>',
      'YYYY-MM-DD of editions that name no day; without it no digest has them',
      calendarDay,
    )
    .action(async (paths: string[], options: StoreOption & { json?: true; date?: CalendarDay }) => {
      const { ingestFiles } = await import('./cli/operating.ts');
      const undated = options.date && { undatedDay: options.date };
      return exit(ingestFiles(paths, await openApp(options), { json: options.json === true, ...undated }));
    });
}

/** What answers from the store. */
function addAsking(program: Command): void {
  withStore(program.command('search'))
    .description('search the stories; each argument is one query')
    .argument('<queries...>', 'after -- where one begins with a hyphen')
    .option('--json', 'as JSON, one line a query')
    .option('--limit <n>', 'hits per query', wholeNumber, 10)
    .action(async (queries: string[], options: StoreOption & { json?: true; limit: number }) => {
      const { printSearch } = await import('./cli/search.ts');
      const { context } = await openApp(options);
      const asked = { queries, limit: options.limit, json: options.json === true };
      return exit(printSearch(context.search, asked, processLines));
    });
  withStore(program.command('digest'))
    .description('print the digest of a day, the newest one by default, or the recap of a week or a month')
    .argument('[when]', 'a day as people write it (上周五), or a recap: 本周, 上周, 本月, "last month"')
    .option('--date <day>', 'YYYY-MM-DD; one without an edition is said, exit 1', calendarDay)
    .option('--json', 'as JSON')
    .option('--image <file>', 'write a picture of it as well, as PNG')
    .option('--dark', 'a dark picture')
    .option('--language <code>', 'of the picture: zh-CN, zh-TW or en-US', language, 'zh-CN')
    .action(async (when: string | undefined, options: StoreOption & DigestOptions) => {
      const { printDigest } = await import('./cli/digest.ts');
      const { context } = await openWithGenerated(options);
      const asked = { day: options.date, when, json: options.json === true, ...imageOf(options) };
      return exit(printDigest(context, asked, processLines));
    });
  withStore(program.command('trend'))
    .description('how often words stood in titles and one-liners, by day or week')
    .argument('<words...>', 'up to five; one that holds spaces in quotation marks')
    .option('--last <span>', 'such as 90d, 12w, 3m or 1y', timeSpan, '90d')
    .option('--json', 'as JSON')
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
function addServing(program: Command): void {
  withStore(program.command('mcp'))
    .description('serve the news to an assistant by the Model Context Protocol on standard input and output')
    .action(async (options: StoreOption) => {
      const { serveMcp } = await import('./cli/mcp.ts');
      return exit(serveMcp(await openWithGenerated(options), configuration()));
    });
  withStore(program.command('webhook'))
    .description('post the newest digest to SULAN_WEBHOOK_URL as a test; without one print a new secret')
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
function addOperating(program: Command): void {
  addSourcesCommand(program, { configuration, openApp, exit });
  withStore(program.command('backfill'))
    .description('load all that a source of the list, or a folder, still offers; goes on where it stopped')
    .argument('<source-or-folder>')
    .option('--days <n>', 'nothing that was published more than so many days ago', wholeNumber)
    .action(async (target: string, options: StoreOption & { days?: number }) => {
      const { loadBackfill } = await import('./cli/operating.ts');
      return exit(loadBackfill(target, options.days, await openApp(options), configuration()));
    });
  withStore(program.command('reread'))
    .description('read all kept documents again that an earlier version of the reader read')
    .option('--put-aside', 'instead let documents be read again whose reading was given up')
    .action(async (options: StoreOption & { putAside?: true }) => {
      const { rereadAll, releasePutAside } = await import('./cli/reread.ts');
      const app = await openApp(options);
      return exit(
        options.putAside === true ? releasePutAside(app, processLines) : rereadAll(app, processLines),
      );
    });
  withStore(program.command('deliveries'))
    .description('the outbox of deliveries by day: due, waiting, sent, failed and unknown, with the reason')
    .option('--date <day>', 'YYYY-MM-DD alone', calendarDay)
    .option('--days <n>', 'so many days', wholeNumber, 7)
    .option('--json', 'as JSON, one day a line')
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
  withStore(program.command('remove'))
    .description('take a story or an edition down: from the store, and by edits from what was posted')
    .argument('<id>', 'a story’s or an edition’s id')
    .action(async (id: string, options: StoreOption) => {
      const { removeNews } = await import('./cli/remove.ts');
      return exit(removeNews(await openApp(options), id, new Date(), processLines));
    });
  withStore(program.command('backup'))
    .description('copy the store into a new file while the bot runs')
    .argument('<file>')
    .action(async (file: string, options: StoreOption) => {
      const { makeBackup } = await import('./cli/backup.ts');
      return exit(makeBackup(storeOf(options), file, processLines));
    });
  withStore(program.command('restore'))
    .description('put a backup in the place of the store; the bot must be stopped')
    .argument('<file>')
    .action(async (file: string, options: StoreOption) => {
      const { restoreBackup } = await import('./cli/backup.ts');
      return exit(restoreBackup(storeOf(options), file, processLines));
    });
  program
    .command('migrate')
    .description('move the store from the state folder to PostgreSQL, or back; the bot must be stopped')
    .option('--to <url>', 'postgres://USER:PASSWORD@HOST:PORT/DATABASE, an empty database')
    .option('--from <url>', 'the address from which it comes back into the state folder')
    .action(async (move: { to?: string; from?: string }) => {
      const { migrate } = await import('./cli/migrate.ts');
      return exit(migrate(configuration(), move, processLines));
    });
  program
    .command('policies')
    .description('write the privacy policy and the terms of service as HTML files, in three languages')
    .argument('<folder>')
    .action(async (folder: string) => {
      const { exportPolicies } = await import('./cli/policies.ts');
      return exit(exportPolicies(folder, configuration(), processLines));
    });
  program
    .command('doctor')
    .description('check everything the bot needs, and say what to do about what fails')
    .action(async () => {
      const { examineAll } = await import('./cli/operating.ts');
      return exit(examineAll(processLines));
    });
}

function withStore(command: Command): Command {
  return command.option(
    '--db <file>',
    'the store: a file, or postgres://… (default: DATABASE_URL, else in the state folder)',
  );
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
