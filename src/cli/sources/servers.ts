import { forgetSource } from '../../serverNews/forgetSource.ts';
import type { SourceStates } from '../../sources/polling/states.ts';
import { polledSource } from '../../sourcing/serverSourceDesk.ts';
import type { Store } from '../../store/open.ts';
import { readServerSources, removeServerSource, type ServerSource } from '../../store/serverSources.ts';
import { printableLine } from '../../text/printable.ts';
import { EXIT, type Lines } from '../lines.ts';
import { failureLine, healthCells, pollingOf, printTable } from './list.ts';
import type { SourcesCommandTexts } from './texts/texts.ts';

/** Options of `sulan sources servers`. */
export interface ServerListOptions {
  readonly sources: readonly ServerSource[];
  readonly states: Pick<SourceStates, 'read'>;
  readonly now: Date;
  readonly json: boolean;
  readonly texts: SourcesCommandTexts;
}

/** `sulan sources servers`: what servers have for themselves, and why what fails does; `json` prints one object a source. */
export async function printServerSources(options: ServerListOptions, lines: Lines): Promise<number> {
  const { sources, states, now, json, texts } = options;
  const rows = await Promise.all(
    sources.map(async (own) => ({
      own,
      source: { ...polledSource(own), name: own.name },
      state: await states.read(own.id),
    })),
  );
  if (json) {
    for (const { own, state } of rows) {
      const { guild, id, name, url } = own;
      lines.out(JSON.stringify({ server: guild, id, name, url, ...pollingOf(state) }));
    }
    return EXIT.done;
  }
  if (rows.length === 0) {
    lines.out(texts.noServerSources);
    return EXIT.done;
  }
  const cells = rows.map(({ own, source, state }) => [
    own.guild,
    ...healthCells({ source, state, brings: printableLine(own.url) }, now, texts),
  ]);
  printTable([texts.serverHeads, ...cells], lines);
  // What several servers have fails for all of them.
  const failing = new Map(rows.filter(({ state }) => state.failures > 0).map((row) => [row.own.id, row]));
  for (const row of failing.values()) lines.out(failureLine(row, now, texts));
  lines.out(texts.serverListEnd);
  return EXIT.done;
}

/** A source that is to be taken from a server: `registry` is the bot's store. */
export interface ServerRemoval {
  readonly server: string;
  readonly id: string;
  readonly registry: Store;
  /** Opens the store of what such sources brought, which is made where there is none. */
  readonly openNews: () => Promise<Store>;
  readonly texts: SourcesCommandTexts;
}

/** `sulan sources servers remove SERVER ID`: as the server's own admins do it; a running bot notices within a minute. */
export async function removeFromServer(removal: ServerRemoval, lines: Lines): Promise<number> {
  const { server, id, registry, openNews, texts } = removal;
  const known = await readServerSources(registry);
  const source = known.find((own) => own.guild === server && own.id === id);
  if (!source || !(await removeServerSource(registry, server, id))) {
    lines.err(texts.noSuchServerSource(printableLine(server), printableLine(id)));
    return EXIT.usage;
  }
  const isElsewhere = (await readServerSources(registry)).some((own) => own.id === id);
  if (!isElsewhere) await forgetIn(openNews, id);
  lines.out(texts.removedFromServer(printableLine(source.name), server));
  return EXIT.done;
}

async function forgetIn(openNews: () => Promise<Store>, id: string): Promise<void> {
  const news = await openNews();
  try {
    await forgetSource(news, id);
  } finally {
    await news.close();
  }
}
