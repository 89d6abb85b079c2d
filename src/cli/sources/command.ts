import type { Command } from 'commander';
import type { Config } from '../../settings/config.ts';
import type { App } from '../../wiring/core.ts';
import { processLines } from '../lines.ts';
import type { CommandLineTexts } from '../texts/texts.ts';

/** Dependencies of the commands of `sulan sources`, provided by the command line. */
export interface SourcesSurroundings {
  readonly configuration: () => Config;
  readonly openApp: (options: { readonly db?: string }) => Promise<App>;
  readonly exit: (status: Promise<number>) => Promise<void>;
  readonly texts: CommandLineTexts;
}

/** Adds `sulan sources` and what belongs to it. */
export function addSourcesCommand(program: Command, surroundings: SourcesSurroundings): void {
  const { configuration, openApp, exit, texts } = surroundings;
  const sources = program
    .command('sources')
    .description(texts.sources.about)
    .option('--db <file>', texts.store)
    .option('--json', texts.json)
    .action(async (options: { db?: string; json?: true }) => {
      const { listSources } = await import('./run.ts');
      return exit(listSources(await openApp(options), configuration(), options.json === true));
    });
  sources
    .command('check')
    .description(texts.sources.check)
    .argument('[ids...]')
    .option('--json', texts.sources.checkJson)
    .action(async (ids: string[], _own: object, command: Command) => {
      const { checkListed } = await import('./run.ts');
      return exit(checkListed(ids, command.optsWithGlobals().json === true, configuration()));
    });
  sources
    .command('add')
    .description(texts.sources.add)
    .argument('<url>')
    .action(async (url: string) => {
      const { addListed } = await import('./run.ts');
      return exit(addListed(url, configuration()));
    });
  for (const [name, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const)
    sources
      .command(name)
      .description(texts.sources[name])
      .argument('<id>')
      .action(async (id: string) => {
        const { switchSource, listed } = await changes(configuration);
        return exit(Promise.resolve(switchSource(listed, id, enabled, processLines)));
      });
  sources
    .command('remove')
    .description(texts.sources.remove)
    .argument('<id>')
    .action(async (id: string) => {
      const { removeSource, listed } = await changes(configuration);
      return exit(Promise.resolve(removeSource(listed, id, processLines)));
    });
  sources
    .command('import')
    .description(texts.sources.importOpml)
    .argument('<file>')
    .action(async (file: string) => {
      const { importOpml, listed } = await changes(configuration);
      return exit(Promise.resolve(importOpml(listed, file, processLines)));
    });
  sources
    .command('export')
    .description(texts.sources.exportOpml)
    .requiredOption('--opml', texts.sources.opml)
    .action(async () => {
      const { exportOpml, listed, sourcesAt } = await changes(configuration);
      return exit(Promise.resolve(exportOpml(sourcesAt(listed.place), processLines)));
    });
  addServersCommand(sources, surroundings);
}

/** Adds `sulan sources servers` and what belongs to it. */
function addServersCommand(sources: Command, surroundings: SourcesSurroundings): void {
  const { configuration, openApp, exit, texts } = surroundings;
  const words = texts.sources.servers;
  const servers = sources
    .command('servers')
    .description(words.about)
    .action(async (_own: object, command: Command) => {
      const { listServerSources } = await import('./run.ts');
      const { json, ...store } = command.optsWithGlobals<ServersOptions>();
      return exit(listServerSources(await openApp(store), configuration(), json === true));
    });
  servers
    .command('check')
    .description(words.check)
    .argument('[ids...]')
    .action(async (ids: string[], _own: object, command: Command) => {
      const { checkServerSources } = await import('./run.ts');
      const { json, ...store } = command.optsWithGlobals<ServersOptions>();
      return exit(checkServerSources(await openApp(store), configuration(), ids, json === true));
    });
  servers
    .command('remove')
    .description(words.remove)
    .argument('<server>')
    .argument('<id>')
    .action(async (server: string, id: string, _own: object, command: Command) => {
      const { removeServersSource } = await import('./run.ts');
      const store = command.optsWithGlobals<ServersOptions>();
      return exit(removeServersSource(await openApp(store), configuration(), server, id));
    });
}

interface ServersOptions {
  readonly db?: string;
  readonly json?: true;
}

/** Loads the functions that change the list when they are needed; `listed` is the list with the terminal's language. */
async function changes(configuration: SourcesSurroundings['configuration']) {
  const [change, { listPlace }, { sourcesAt }, { sourcesTexts }] = await Promise.all([
    import('./change.ts'),
    import('../../sourcing/listPlace.ts'),
    import('../../sources/sourceList/listFile.ts'),
    import('./texts/sourcesTexts.ts'),
  ]);
  const listed = { place: listPlace(configuration()), texts: sourcesTexts(process.env) };
  return { ...change, sourcesAt, listed };
}
