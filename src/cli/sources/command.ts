import type { Command } from 'commander';
import type { Config } from '../../settings/config.ts';
import type { App } from '../../wiring/core.ts';
import { processLines } from '../lines.ts';

/** What the commands of `sulan sources` need of the command line around them. */
export interface SourcesSurroundings {
  readonly configuration: () => Config;
  readonly openApp: (options: { readonly db?: string }) => Promise<App>;
  readonly exit: (status: Promise<number>) => Promise<void>;
}

/** Adds `sulan sources` and what belongs to it. */
export function addSourcesCommand(program: Command, surroundings: SourcesSurroundings): void {
  const { configuration, openApp, exit } = surroundings;
  const sources = program
    .command('sources')
    .description('the sources, when they were last read and come next')
    .option(
      '--db <file>',
      'the store: a file, or postgres://… (default: DATABASE_URL, else in the state folder)',
    )
    .option('--json', 'as JSON')
    .action(async (options: { db?: string; json?: true }) => {
      const { listSources } = await import('./run.ts');
      return exit(listSources(await openApp(options), configuration(), options.json === true));
    });
  sources
    .command('check')
    .description('try sources once, all of them or the ones named; nothing is stored')
    .argument('[ids...]')
    .option('--json', 'one object a source: id, ok, items, first, last, error')
    .action(async (ids: string[], _own: object, command: Command) => {
      const { checkListed } = await import('./run.ts');
      return exit(checkListed(ids, command.optsWithGlobals().json === true, configuration()));
    });
  sources
    .command('add')
    .description('find the feed of a page or site, show what it would bring, and add it to the list')
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
      .description(`switch a source ${enabled ? 'on' : 'off'}`)
      .argument('<id>')
      .action(async (id: string) => {
        const { switchSource, listed } = await changes(configuration);
        return exit(Promise.resolve(switchSource(listed, id, enabled, processLines)));
      });
  sources
    .command('remove')
    .description('take a source out of the list; what it brought stays')
    .argument('<id>')
    .action(async (id: string) => {
      const { removeSource, listed } = await changes(configuration);
      return exit(Promise.resolve(removeSource(listed, id, processLines)));
    });
  sources
    .command('import')
    .description('add the feeds of an OPML file, as feed readers export them')
    .argument('<file>')
    .action(async (file: string) => {
      const { importOpml, listed } = await changes(configuration);
      return exit(Promise.resolve(importOpml(listed, file, processLines)));
    });
  sources
    .command('export')
    .description('print the feeds of the list for a feed reader')
    .requiredOption('--opml', 'as OPML')
    .action(async () => {
      const { exportOpml, listed, sourcesAt } = await changes(configuration);
      return exit(Promise.resolve(exportOpml(sourcesAt(listed.place), processLines)));
    });
}

/** What changes the list, loaded where it is wanted; `listed` is the list with the terminal's language. */
async function changes(configuration: SourcesSurroundings['configuration']) {
  const [change, { listPlace }, { sourcesAt }, { sourcesTexts }] = await Promise.all([
    import('./change.ts'),
    import('../../sourcing/listPlace.ts'),
    import('../../sources/sourceList/listFile.ts'),
    import('./texts.ts'),
  ]);
  const listed = { place: listPlace(configuration()), texts: sourcesTexts(process.env) };
  return { ...change, sourcesAt, listed };
}
